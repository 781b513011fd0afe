using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.Generator.Caching;

/// <summary>
/// The versions of the files of every compilation that a generator sees, each found from the one before. It keeps nothing alive: versions
/// live as long as their compilation. Several threads may ask.
/// </summary>
internal sealed class SourceHistory
{
    private readonly ConditionalWeakTable<Compilation, SourceVersions> _known = new();
    private readonly WeakReference<SourceVersions?> _latest = new(null);

    public SourceVersions Of(Compilation compilation) => _known.GetValue(compilation, Create);

    private SourceVersions Create(Compilation compilation)
    {
        CSharpCompilation current = (CSharpCompilation)compilation;
        lock (_latest)
        {
            SourceVersions versions = _latest.TryGetTarget(out SourceVersions? latest) ? latest!.In(current) : new SourceVersions(current);
            _latest.SetTarget(versions);
            return versions;
        }
    }
}
