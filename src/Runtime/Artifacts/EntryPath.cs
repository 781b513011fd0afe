using Instrument.Files;

namespace Instrument.Artifacts;

/// <summary>Brings the path of an entry into the form that manifests have, and refuses one that could not be downloaded (docs/wire/artifacts.md §2.5).</summary>
internal static class EntryPath
{
    /// <summary>The path in its usual form.</summary>
    /// <exception cref="ArgumentException">The path is empty, absolute, leads out of the artifact, or is no path on some system.</exception>
    public static string Normalize(string path) => Normalize(path, OperatingSystem.IsWindows());

    /// <summary>As <see cref="Normalize(string)"/>, for a system that is named.</summary>
    /// <param name="path">The path.</param>
    /// <param name="windows">Whether a backslash separates folders.</param>
    public static string Normalize(string path, bool windows)
    {
        string slashes = windows ? path.Replace('\\', '/') : path;
        bool isAbsolute = slashes.StartsWith('/');
        string normal = string.Join('/', slashes.Split('/').Where(part => part is not ("" or ".")));
        string? fault = isAbsolute ? "the path is absolute" : SafePath.Fault(normal, windows: false);
        return fault is null ? normal : throw new ArgumentException(
            $"'{path}' cannot be a path inside an artifact: {fault}. Use a relative path with forward slashes.", nameof(path));
    }
}
