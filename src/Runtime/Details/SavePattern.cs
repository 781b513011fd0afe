using Instrument.Artifacts;
using Instrument.Files;
using Instrument.Reading;

namespace Instrument.Details;

/// <summary>Which files a call of Save means, and where they lie in the run's folder (docs/wire/sdk-surface.md §4.6).</summary>
internal sealed class SavePattern
{
    private static readonly char[] Wildcards = ['*', '?', '['];

    private readonly string _base;
    private readonly string _pattern;

    private SavePattern(string basePath, string pattern)
    {
        _base = basePath;
        _pattern = pattern;
    }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="ArgumentException">It leads out of the base, or is the base.</exception>
    public static SavePattern Parse(string pattern, string? basePath)
    {
        if (pattern.StartsWith("gs://", StringComparison.Ordinal) || pattern.StartsWith("s3://", StringComparison.Ordinal))
            throw new ArgumentException($"'{pattern}' is no file of this machine; log it as a reference in an artifact.", nameof(pattern));
        string full = Path.GetFullPath(pattern);
        string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(basePath ?? DefaultBase(pattern, full)));
        string relative = Path.GetRelativePath(root, full).Replace('\\', '/');
        if (relative == "." || relative.StartsWith("../", StringComparison.Ordinal) || relative == ".." || Path.IsPathRooted(relative))
            throw new ArgumentException($"The files '{pattern}' are not below '{root}'; name a base path that they are below.", nameof(pattern));
        return new SavePattern(root, relative);
    }

    /// <summary>Puts the files into the folder.</summary>
    /// <exception cref="ArgumentException">A file's name cannot be used on every system.</exception>
    /// <exception cref="IOException">A file cannot be read, or the folder not be written.</exception>
    public IEnumerable<SavedFile> SaveTo(string folder, RunFilePolicy policy)
    {
        foreach (string path in Find(folder))
        {
            if (!SafePath.TryResolve(folder, path, mayLinkOut: true, out string target, out string? fault))
                throw new ArgumentException($"The file '{path}' cannot be saved: {fault}.");
            string source = Path.Combine(_base, path);
            if (Path.GetFullPath(source) == target)
                yield return new SavedFile(path, target, policy);
            else
                yield return new SavedFile(path, target, Put(source, target, policy));
        }
    }

    private static string DefaultBase(string pattern, string full)
    {
        if (!Path.IsPathFullyQualified(pattern))
            return Directory.GetCurrentDirectory();
        string folder = Path.GetDirectoryName(full)!;
        return Path.GetDirectoryName(folder) ?? folder;
    }

    private string[] Find(string folder)
    {
        if (_pattern.IndexOfAny(Wildcards) < 0)
            return File.Exists(Path.Combine(_base, _pattern)) ? [_pattern] : [];
        // With a slash in front the pattern means this folder, and not a name in any.
        FileGlob glob = new("/" + _pattern);
        string fixedPart = string.Join('/', _pattern.Split('/').TakeWhile(part => part.IndexOfAny(Wildcards) < 0));
        string start = Path.Combine(_base, fixedPart);
        if (!Directory.Exists(start))
            return [];
        EnumerationOptions options = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };
        // What is saved must not find itself in the run's folder.
        return Directory.EnumerateFiles(start, "*", options)
            .Where(path => !path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(_base, path).Replace('\\', '/'))
            .Where(glob.IsMatch)
            .Order(StringComparer.Ordinal)
            .ToArray();
    }

    private static RunFilePolicy Put(string source, string target, RunFilePolicy policy)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Delete(target);
        try
        {
            File.CreateSymbolicLink(target, source);
            return policy;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Windows lets few users make links. A copy does not see later changes.
            File.Copy(source, target);
            return policy == RunFilePolicy.Live ? RunFilePolicy.Now : policy;
        }
    }
}
