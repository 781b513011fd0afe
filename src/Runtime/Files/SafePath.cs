using System.Buffers;
using System.Text;

namespace Instrument.Files;

/// <summary>
/// Decides whether a path that came from outside (a log, a server) names something below a folder, on this system and on any other.
/// </summary>
internal static class SafePath
{
    // PATH_MAX of Linux; no server takes longer names either.
    private const int MaxLength = 4096;

    // The limit of Linux for links that lead to links.
    private const int MaxLinks = 40;

    // Names that Windows takes for devices, whatever extension they have
    // (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
    private static readonly string[] Devices =
    [
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    ];

    private static readonly SearchValues<char> WindowsOnly = SearchValues.Create("<>:\"|?*");

    /// <summary>Why a path is not safe by its text alone; null if it is relative, inside, and written with forward slashes.</summary>
    public static string? Fault(string path) => Fault(path, OperatingSystem.IsWindows());

    /// <summary>As <see cref="Fault(string)"/>, for a system that is named.</summary>
    /// <param name="path">The path.</param>
    /// <param name="windows">Whether names are refused that only Windows cannot have.</param>
    public static string? Fault(string path, bool windows)
    {
        if (path.Length == 0)
            return "the path is empty";
        if (path.Length > MaxLength)
            return "the path is too long";
        if (path.Contains('\\'))
            return "the path has a backslash";
        if (path[0] == '/')
            return "the path is absolute";
        if (path.Length >= 2 && path[1] == ':' && char.IsAsciiLetter(path[0]))
            return "the path begins with a drive";
        if (!IsText(path))
            return "the path has control characters or is no valid text";
        foreach (Range range in path.AsSpan().Split('/'))
        {
            if (SegmentFault(path.AsSpan(range), windows) is { } fault)
                return fault;
        }
        return null;
    }

    /// <summary>Finds the full path of what a path names below a folder, and refuses it if links lead out of the folder.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="path">The path below it.</param>
    /// <param name="mayLinkOut">Whether the file itself may be a link to a place outside. Folders on the way to it never may.</param>
    /// <param name="fullPath">The full path, if it is safe.</param>
    /// <param name="fault">Why it is not, else.</param>
    /// <remarks>What does not exist is safe. The answer holds as long as nobody puts a link into the folder afterwards.</remarks>
    /// <exception cref="IOException">A link cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A link may not be read.</exception>
    public static bool TryResolve(string root, string path, bool mayLinkOut, out string fullPath, out string? fault)
    {
        fullPath = "";
        fault = Fault(path);
        if (fault is not null)
            return false;
        string folder = Path.GetFullPath(root);
        string full = Path.GetFullPath(Path.Combine(folder, path));
        string inside = mayLinkOut ? Path.GetDirectoryName(full)! : full;
        if (!IsBelow(folder, full) || RealPath(folder) is not { } realFolder || RealPath(inside) is not { } real
            || (real != realFolder && !IsBelow(realFolder, real)))
        {
            fault = "the path leads out of the folder";
            return false;
        }
        fullPath = full;
        return true;
    }

    private static bool IsText(string path)
    {
        foreach (Rune rune in path.EnumerateRunes())
        {
            // An unpaired surrogate reads as U+FFFD, which no sensible name has either.
            if (Rune.IsControl(rune) || rune == Rune.ReplacementChar)
                return false;
        }
        return true;
    }

    private static string? SegmentFault(ReadOnlySpan<char> segment, bool windows)
    {
        if (segment.Length == 0)
            return "the path has an empty part";
        if (segment is "." or "..")
            return "the path has a part of dots";
        if (!windows)
            return null;
        if (segment[^1] is '.' or ' ' || segment.ContainsAny(WindowsOnly))
            return "the path is no name on Windows";
        int dot = segment.IndexOf('.');
        ReadOnlySpan<char> stem = (dot < 0 ? segment : segment[..dot]).TrimEnd(' ');
        foreach (string device in Devices)
        {
            if (stem.Equals(device, StringComparison.OrdinalIgnoreCase))
                return "the path names a device";
        }
        return null;
    }

    private static bool IsBelow(string folder, string path) =>
        path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // The path with every link in it followed; null if the links go in circles.
    private static string? RealPath(string path)
    {
        int links = 0;
        string real = Path.GetPathRoot(path)!;
        Stack<string> rest = new();
        PushParts(rest, path[real.Length..]);
        while (rest.TryPop(out string? part))
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }
            string next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }
            if (++links > MaxLinks)
                return null;
            string targetRoot = Path.GetPathRoot(target) ?? "";
            if (targetRoot.Length > 0)
                real = targetRoot;
            PushParts(rest, target[targetRoot.Length..]);
        }
        return real;
    }

    private static void PushParts(Stack<string> rest, string path)
    {
        string[] parts = path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        for (int index = parts.Length - 1; index >= 0; index--)
        {
            if (parts[index] != ".")
                rest.Push(parts[index]);
        }
    }
}
