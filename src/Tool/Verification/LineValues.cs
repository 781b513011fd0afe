using System.Text.Json;
using Instrument.Reading.Values;

namespace Instrument.Tool.Verification;

/// <summary>A history line taken apart: its values by key, the segments of nested keys joined by dots.</summary>
/// <param name="Step">The line's step; -1 if it has none.</param>
/// <param name="Values">The values.</param>
internal sealed record LineValues(long Step, IReadOnlyDictionary<string, JsonElement> Values)
{
    /// <summary>Takes a line apart.</summary>
    public static LineValues Of(string line)
    {
        Dictionary<string, JsonElement> values = new(StringComparer.Ordinal);
        Add(values, "", JsonDialect.Parse(line));
        long step = values.TryGetValue("_step", out JsonElement element) && element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out double number)
            ? (long)number
            : -1;
        return new LineValues(step, values);
    }

    /// <summary>Whether two values mean the same: numbers by value, everything else by content.</summary>
    public static bool AreEqual(JsonElement a, JsonElement b) =>
        a.ValueKind == JsonValueKind.Number && b.ValueKind == JsonValueKind.Number
            ? a.GetRawText() == b.GetRawText() || a.GetDouble().Equals(b.GetDouble())
            : JsonElement.DeepEquals(a, b);

    private static void Add(Dictionary<string, JsonElement> values, string key, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            values[key] = value;
            return;
        }
        foreach (JsonProperty member in value.EnumerateObject())
            Add(values, key.Length == 0 ? member.Name : $"{key}.{member.Name}", member.Value);
    }
}
