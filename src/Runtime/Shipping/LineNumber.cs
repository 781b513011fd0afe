using System.Globalization;

namespace Instrument.Shipping;

/// <summary>
/// Reads a number out of a line that the server has. Not as JSON: a line may hold a bare NaN (docs/wire/online.md §3.5).
/// </summary>
internal static class LineNumber
{
    /// <summary>The number of a key; <see langword="null"/> if the line has none.</summary>
    public static double? Find(string line, string key)
    {
        string name = $"\"{key}\":";
        int at = line.LastIndexOf(name, StringComparison.Ordinal);
        if (at < 0)
            return null;
        ReadOnlySpan<char> rest = line.AsSpan(at + name.Length);
        int end = rest.IndexOfAny(',', '}');
        return end >= 0 && double.TryParse(rest[..end], CultureInfo.InvariantCulture, out double number) ? number : null;
    }
}
