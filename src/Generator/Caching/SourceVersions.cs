using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.Generator.Caching;

/// <summary>The versions of the files of one compilation.</summary>
/// <remarks>
/// A model of a declaration is made from its file and from declarations that are found, by name, from there. A file keeps its version
/// from one compilation to the next if no name that is looked up on these ways (<see cref="NameClosure"/>) belongs to anything declared
/// in a file that was changed, added, removed or moved: neither what was found can have changed, nor can something else be found. Global
/// usings, attributes of the assembly, references, options, and types in the framework's namespaces are looked up without a name; when
/// they change, all versions do.
/// </remarks>
internal sealed class SourceVersions
{
    private readonly SourceSnapshot _snapshot;
    private readonly ConcurrentDictionary<SyntaxTree, FileVersion> _versions = new();

    public SourceVersions(CSharpCompilation compilation) => _snapshot = new SourceSnapshot(compilation);

    /// <summary>The version of a file of the compilation.</summary>
    public FileVersion Of(SyntaxTree tree) => _versions.GetOrAdd(tree, static _ => new FileVersion());

    /// <summary>The versions in another compilation, with those that are still the same.</summary>
    public SourceVersions In(CSharpCompilation compilation)
    {
        SourceVersions later = new(compilation);
        if (_snapshot.ChangedNames(later._snapshot) is not { } changed)
            return later;
        NameClosure closure = new(_snapshot);
        foreach (KeyValuePair<SyntaxTree, FileVersion> file in _versions)
        {
            if (compilation.ContainsSyntaxTree(file.Key) && !file.Value.DependsOn(changed, file.Key, closure))
                later._versions.TryAdd(file.Key, file.Value);
        }
        return later;
    }
}
