using System.Globalization;

namespace Instrument.SystemMetrics;

/// <summary>Reads the small text files in which Linux tells about itself. One that is missing or may not be read is normal.</summary>
internal static class ProcFile
{
    /// <summary>The text; <see langword="null"/> if there is none.</summary>
    public static string? TryRead(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The number that is all of the text; <see langword="null"/> if it is something else.</summary>
    public static long? TryReadNumber(string path) =>
        long.TryParse(TryRead(path), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>The number after a name and a colon, as in <c>MemTotal: 123 kB</c>.</summary>
    public static long? Number(string text, string name)
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (!line.StartsWith(name, StringComparison.Ordinal) || line.Length == name.Length || line[name.Length] != ':')
                continue;
            ReadOnlySpan<char> value = line[(name.Length + 1)..].Trim();
            int end = value.IndexOf(' ');
            return long.TryParse(end < 0 ? value : value[..end], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
        }
        return null;
    }
}
