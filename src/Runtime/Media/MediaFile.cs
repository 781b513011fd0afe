namespace Instrument.Media;

/// <summary>Checks the files that users give for media.</summary>
internal static class MediaFile
{
    /// <summary>A file that is there now. It is read when its row reaches the log.</summary>
    /// <param name="path">The file.</param>
    /// <param name="extensions">The endings that W&amp;B shows, with dots; none for any.</param>
    /// <exception cref="ArgumentException">The name has another ending.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static MediaContent Existing(string path, ReadOnlySpan<string> extensions)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!extensions.IsEmpty && !EndsInOneOf(path, extensions))
            throw new ArgumentException($"The file '{path}' is not of a type that W&B shows here; use one of {string.Join(" ", extensions!)}.", nameof(path));
        if (!File.Exists(path))
            throw new FileNotFoundException($"The file '{path}' does not exist.", path);
        return MediaContent.FromFile(path);
    }

    private static bool EndsInOneOf(string path, ReadOnlySpan<string> extensions)
    {
        foreach (string extension in extensions)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
