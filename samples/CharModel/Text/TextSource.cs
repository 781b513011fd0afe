using System.Security;

namespace CharModel.Text;

/// <summary>The files to learn from, and how to name them to the user.</summary>
internal sealed record TextSource(string Name, IReadOnlyList<string> Files)
{
    private const string SolutionFile = "Instrument.sln";
    private const long MaxCharacters = 50_000_000;

    /// <summary>Total length of the files.</summary>
    public long Characters => Files.Sum(file => (long)file.Length);

    /// <summary>Reads a file, or a folder's texts, or by default this repository's documentation and source.</summary>
    /// <exception cref="UsageException">There is no such text.</exception>
    public static TextSource Read(string? path)
    {
        try
        {
            if (path is null)
                return ReadRepository();
            if (File.Exists(path))
                return ReadFiles(path, [path]);
            if (Directory.Exists(path))
                return ReadFiles(path, FilesBelow(path, ".md", ".cs", ".txt"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException)
        {
            throw new UsageException($"--text: the text cannot be read ({e.Message}); name a file or folder that this user may read.");
        }
        throw new UsageException(
            $"--text must name a file or a folder, but '{path}' does not exist; leave it out to use this repository's text.");
    }

    private static TextSource ReadRepository()
    {
        string root = FindRepository(AppContext.BaseDirectory) ?? FindRepository(Environment.CurrentDirectory)
            ?? throw new UsageException(
                $"--text is needed here: no {SolutionFile} in any folder above, so there is no default text; name a file or folder.");
        string[] folders = [Path.Combine(root, "docs"), Path.Combine(root, "src")];
        IEnumerable<string> files = folders.Where(Directory.Exists).SelectMany(folder => FilesBelow(folder, ".md", ".cs"));
        return ReadFiles("docs/ and src/ of this repository", files);
    }

    private static string? FindRepository(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SolutionFile)))
                return folder.FullName;
        }
        return null;
    }

    // Ordinal order: the same text in the same order on every file system.
    private static IEnumerable<string> FilesBelow(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => extensions.Contains(Path.GetExtension(file)) && !IsBuildOutput(Path.GetRelativePath(folder, file)))
            .Order(StringComparer.Ordinal);

    private static bool IsBuildOutput(string relativePath) =>
        relativePath.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    private static TextSource ReadFiles(string name, IEnumerable<string> paths)
    {
        List<string> files = [];
        long total = 0;
        foreach (string path in paths)
        {
            string text = File.ReadAllText(path).ReplaceLineEndings("\n");
            total += text.Length;
            if (total > MaxCharacters)
                throw new UsageException($"--text: '{name}' holds more than {MaxCharacters:N0} characters; name a smaller text.");
            files.Add(text);
        }
        return new TextSource(name, files);
    }
}
