using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.Generator.Caching;

/// <summary>What a compilation is made of, without the compilation.</summary>
internal sealed class SourceSnapshot(CSharpCompilation compilation)
{
    private readonly string? _assembly = compilation.AssemblyName;
    private readonly CSharpCompilationOptions _options = compilation.Options;
    private readonly ImmutableArray<MetadataReference> _references = compilation.ExternalReferences;
    private readonly bool _isScript = compilation.ScriptCompilationInfo is not null || !compilation.Options.Usings.IsEmpty;

    public ImmutableArray<SyntaxTree> Trees { get; } = compilation.SyntaxTrees;

    /// <summary>
    /// The names of which declarations in this or the later snapshot may differ; null when everything may, as with other references.
    /// </summary>
    public IReadOnlyCollection<string>? ChangedNames(SourceSnapshot later)
    {
        if (_isScript || later._isScript || _assembly != later._assembly || !_options.Equals(later._options) || !HasReferencesOf(later))
            return null;

        List<FileOutline> removed = [];
        List<FileOutline> added = [];
        FindChangedFiles(later, removed, added);
        if (removed.Concat(added).Any(static file => file.Declared.IsFramework)
            || string.Concat(removed.Select(static file => file.SharedText)) != string.Concat(added.Select(static file => file.SharedText)))
            return null;

        // A namespace that is declared as before hides nothing new; what is in it has names of its own.
        HashSet<string> namespaces = new(removed.SelectMany(static file => file.Declared.Namespaces), StringComparer.Ordinal);
        namespaces.SymmetricExceptWith(added.SelectMany(static file => file.Declared.Namespaces));
        HashSet<string> names = new(namespaces.SelectMany(static name => name.Split('.')), StringComparer.OrdinalIgnoreCase);
        foreach (FileOutline file in removed.Concat(added))
            names.UnionWith(file.Declared.Types);
        return names;
    }

    private bool HasReferencesOf(SourceSnapshot other) => _references == other._references || _references.SequenceEqual(other._references);

    // A file that has only moved is both removed and added: the order of the parts of a type may be another.
    private void FindChangedFiles(SourceSnapshot later, List<FileOutline> removed, List<FileOutline> added)
    {
        ImmutableArray<SyntaxTree> before = Trees;
        ImmutableArray<SyntaxTree> after = later.Trees;
        int start = 0;
        int tail = 0;
        if (before.Length != after.Length)
        {
            int shorter = Math.Min(before.Length, after.Length);
            while (start < shorter && before[start] == after[start])
                start++;
            while (tail < shorter - start && before[before.Length - tail - 1] == after[after.Length - tail - 1])
                tail++;
        }
        bool isSameCount = before.Length == after.Length;
        for (int i = start; i < before.Length - tail; i++)
        {
            if (!isSameCount || before[i] != after[i])
                removed.Add(FileOutline.Of(before[i]));
        }
        for (int i = start; i < after.Length - tail; i++)
        {
            if (!isSameCount || before[i] != after[i])
                added.Add(FileOutline.Of(after[i]));
        }
    }
}
