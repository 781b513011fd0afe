using Instrument.Shipping.Files;

namespace Instrument.Artifacts;

/// <summary>A pattern of relative paths in which <c>**</c> stands for any number of folders; without a slash it is a name in any folder.</summary>
internal sealed class FileGlob
{
    // null stands for any number of folders.
    private readonly PathGlob?[] _parts;

    /// <summary>Reads a pattern.</summary>
    public FileGlob(string pattern)
    {
        string[] parts = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (!pattern.Contains('/'))
            parts = ["**", .. parts];
        _parts = [.. parts.Select(part => part == "**" ? null : new PathGlob(part))];
    }

    /// <summary>Whether a path with forward slashes matches.</summary>
    public bool IsMatch(string path) => IsMatch(_parts, path.Split('/'));

    private static bool IsMatch(ReadOnlySpan<PathGlob?> parts, ReadOnlySpan<string> path)
    {
        if (parts.IsEmpty)
            return path.IsEmpty;
        if (parts[0] is { } part)
            return !path.IsEmpty && part.IsMatch(path[0]) && IsMatch(parts[1..], path[1..]);
        // At the end it stands for what is in a folder, not for the folder itself.
        if (parts.Length == 1)
            return !path.IsEmpty;
        for (int skipped = 0; skipped <= path.Length; skipped++)
        {
            if (IsMatch(parts[1..], path[skipped..]))
                return true;
        }
        return false;
    }
}
