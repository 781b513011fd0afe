using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Caching;

/// <summary>Follows names from a file to the files that declare them, and on from there.</summary>
internal sealed class NameClosure(SourceSnapshot snapshot)
{
    // Beyond it so much may change what is parsed that parsing again is cheaper than remembering the names.
    private const int MaxFiles = 64;

    private readonly HashSet<string> _everywhere = new(KnownSymbols.SimpleNames, StringComparer.OrdinalIgnoreCase);
    private Dictionary<string, List<SyntaxTree>>? _files;

    /// <summary>All names that the file's declarations, and what they are made of, look up; null when there are too many.</summary>
    public HashSet<string>? Of(SyntaxTree tree)
    {
        Dictionary<string, List<SyntaxTree>> files = _files ??= FindFiles();
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        HashSet<SyntaxTree> reached = [tree];
        Stack<SyntaxTree> open = new(reached);
        Add(_everywhere);
        while (open.Count > 0)
        {
            Add(FileOutline.Of(open.Pop()).UsedNames);
            if (reached.Count > MaxFiles)
                return null;
        }
        return names;

        void Add(IEnumerable<string> used)
        {
            foreach (string name in used)
            {
                if (!names.Add(name) || !files.TryGetValue(name, out List<SyntaxTree>? declaring))
                    continue;
                foreach (SyntaxTree next in declaring)
                {
                    if (reached.Add(next))
                        open.Push(next);
                }
            }
        }
    }

    private Dictionary<string, List<SyntaxTree>> FindFiles()
    {
        Dictionary<string, List<SyntaxTree>> files = new(StringComparer.OrdinalIgnoreCase);
        foreach (SyntaxTree tree in snapshot.Trees)
        {
            FileOutline outline = FileOutline.Of(tree);
            _everywhere.UnionWith(outline.SharedNames);
            foreach (string name in outline.Declared.Types)
            {
                if (!files.TryGetValue(name, out List<SyntaxTree>? declaring))
                    files.Add(name, declaring = []);
                declaring.Add(tree);
            }
        }
        return files;
    }
}
