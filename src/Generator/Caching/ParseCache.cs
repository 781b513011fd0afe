using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Caching;

/// <summary>
/// Remembers what was made of annotated syntax, because the compiler asks for all of it after every edit. It keeps nothing alive: models
/// live as long as their syntax. Several threads may ask.
/// </summary>
/// <param name="history">Tells whether the syntax still means the same.</param>
internal sealed class ParseCache<TModel>(SourceHistory history)
    where TModel : class
{
    private readonly ConditionalWeakTable<SyntaxNode, Slot> _slots = new();

    /// <summary>The model of the syntax in the compilation: a remembered one, or the one that <paramref name="parse"/> makes.</summary>
    public TModel? GetOrParse<TContext>(
        SyntaxNode node, Compilation compilation, TContext context, Func<TContext, CancellationToken, TModel?> parse, CancellationToken cancellationToken)
    {
        FileVersion version = history.Of(compilation).Of(node.SyntaxTree);
        Slot slot = _slots.GetOrCreateValue(node);
        if (Volatile.Read(ref slot.Entry) is { } entry && entry.Version == version)
            return entry.Model;
        TModel? model = parse(context, cancellationToken);
        Volatile.Write(ref slot.Entry, new Entry(version, model));
        return model;
    }

    private sealed class Slot
    {
        public Entry? Entry;
    }

    private sealed class Entry(FileVersion version, TModel? model)
    {
        public FileVersion Version { get; } = version;

        public TModel? Model { get; } = model;
    }
}
