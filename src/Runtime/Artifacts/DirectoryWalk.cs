namespace Instrument.Artifacts;

/// <summary>Lists the files of a folder and of those below it, by the rules of <see cref="ArtifactDirectoryOptions"/>.</summary>
internal sealed class DirectoryWalk(ArtifactDirectoryOptions options)
{
    private readonly FileGlob[] _include = [.. options.Include.Select(pattern => new FileGlob(pattern))];
    private readonly FileGlob[] _exclude = [.. options.Exclude.Select(pattern => new FileGlob(pattern))];

    /// <summary>The files: full path, and path below the folder with forward slashes, in the order of the latter.</summary>
    /// <exception cref="IOException">A folder cannot be read, or a link leads back to a folder that it lies in, or is refused.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be read.</exception>
    public IReadOnlyList<(string File, string Path)> Files(string folder)
    {
        List<(string File, string Path)> files = [];
        DirectoryInfo root = new(folder);
        Walk(root, "", [Real(root)], files);
        files.Sort((x, y) => PathOrder.Instance.Compare(x.Path, y.Path));
        return files;
    }

    private void Walk(DirectoryInfo folder, string prefix, List<string> above, List<(string File, string Path)> files)
    {
        foreach (FileSystemInfo item in folder.EnumerateFileSystemInfos())
        {
            string path = prefix + item.Name;
            bool isLink = item.LinkTarget is not null;
            if (isLink && options.Symlinks == SymlinkPolicy.Skip)
                continue;
            if (isLink && options.Symlinks == SymlinkPolicy.Refuse)
                throw new IOException($"'{item.FullName}' is a symbolic link, which the options refuse.");
            if (!Directory.Exists(item.FullName))
            {
                if (IsWanted(path))
                    files.Add((item.FullName, path));
                continue;
            }
            DirectoryInfo below = new(item.FullName);
            string real = Real(below);
            if (above.Contains(real))
                throw new IOException($"The symbolic link '{item.FullName}' leads back to '{real}', which it lies in, so the folder has no end.");
            above.Add(real);
            Walk(below, path + "/", above, files);
            above.RemoveAt(above.Count - 1);
        }
    }

    private bool IsWanted(string path) =>
        (_include.Length == 0 || Array.Exists(_include, glob => glob.IsMatch(path))) && !Array.Exists(_exclude, glob => glob.IsMatch(path));

    private static string Real(DirectoryInfo folder) => folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder.FullName;
}
