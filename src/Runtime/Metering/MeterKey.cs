using System.Globalization;
using System.Text;

namespace Instrument.Metering;

/// <summary>
/// Makes keys of instruments and their tags: <c>Meter/instrument/tag_value</c>, tags in the order of their names. What W&amp;B's charts and
/// queries do not take in names, dots among it, becomes an underscore.
/// </summary>
internal static class MeterKey
{
    // Leaves room for the ends such as /p99_9 and /distribution.
    private const int MaxLength = WireLimits.MaxMetricKeyLength - 32;
    private const uint HashStart = 2166136261;
    private const uint HashFactor = 16777619;

    /// <summary>The key that those of an instrument's values begin with.</summary>
    public static string Of(string prefix, string meter, string instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        StringBuilder key = new();
        if (prefix.Length != 0)
            key.Append(prefix).Append('/');
        Append(key, meter.Length == 0 ? "meter" : meter);
        key.Append('/');
        Append(key, instrument);
        KeyValuePair<string, object?>[] sorted = tags.ToArray();
        Array.Sort(sorted, (left, right) => string.CompareOrdinal(left.Key, right.Key));
        foreach ((string name, object? value) in sorted)
        {
            key.Append('/');
            Append(key, name);
            key.Append('_');
            Append(key, Text(value));
        }
        return Fit(key.ToString());
    }

    /// <summary>The end of a percentile's key: <c>p99_9</c>.</summary>
    public static string Percentile(double percent) => "p" + percent.ToString(CultureInfo.InvariantCulture).Replace('.', '_');

    private static string Fit(string key)
    {
        if (key.Length > MaxLength)
            key = string.Create(CultureInfo.InvariantCulture, $"{key.AsSpan(0, MaxLength - 9)}_{Hash(key):x8}");
        key = key.TrimStart('_');
        return MetricKeyGrammar.Check(key) == MetricKeyViolation.None ? key : "meter_" + key;
    }

    private static string Text(object? value) => value switch
    {
        null => "none",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static void Append(StringBuilder key, string text)
    {
        foreach (char character in text.Length == 0 ? "none" : text)
            key.Append(char.IsLetterOrDigit(character) ? character : '_');
    }

    // The same in every process, unlike that of the framework.
    private static uint Hash(string text) => text.Aggregate(HashStart, (hash, character) => (hash ^ character) * HashFactor);
}
