using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Instrument.Generator.Tests.Properties;

/// <summary>What System.Text.Json writes of a value, after the mapping that the library documents.</summary>
internal static class SystemTextJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text in a row: enums are numbers, durations seconds, times in UTC, NaN and infinities bare words.</summary>
    public static string OfMetric(object value) => value switch
    {
        double or float or Half => NotFinite(value) ?? Write(value),
        nint number => Write((long)number),
        nuint number => Write((ulong)number),
        Phase phase => Write((short)phase),
        Traits traits => Write((ulong)traits),
        TimeSpan duration => Write(duration.TotalSeconds),
        DateTime time => Write(DateTime.SpecifyKind(time, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture)),
        DateTimeOffset time => Write(time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        _ => Write(value),
    };

    /// <summary>The text in a config: enums are names, durations seconds to the last tick, NaN is null, infinities are bare words.</summary>
    public static string OfConfig(object value) => value switch
    {
        double or float or Half => NotFinite(value) switch { "NaN" => "null", var word => word ?? Write(value) },
        nint number => Write((long)number),
        nuint number => Write((ulong)number),
        Enum name => Write(name.ToString()),
        TimeSpan duration => Write(duration.Ticks / (decimal)TimeSpan.TicksPerSecond),
        TimeOnly time => Write(time.ToString("O", CultureInfo.InvariantCulture)),
        Uri address => Write(address.OriginalString),
        Version version => Write(version.ToString()),
        _ => Write(value),
    };

    /// <summary>Two texts of one value: an exponent may be written in either form.</summary>
    public static object Comparable(string json)
    {
        if (json is "NaN" or "Infinity" or "-Infinity")
            return json;
        JsonElement element = JsonDocument.Parse(json).RootElement;
        return element.ValueKind switch
        {
            JsonValueKind.String => (element.ValueKind, element.GetString()),
            JsonValueKind.Number when json.Contains('E', StringComparison.OrdinalIgnoreCase) || json == "-0" => element.GetDouble() + 0.0,
            JsonValueKind.Number when json == "0" => 0.0,
            _ => json,
        };
    }

    /// <summary>The word for a number that is not finite; null for all others.</summary>
    public static string? NotFinite(object value) => value switch
    {
        double number => NotFinite(number),
        float number => NotFinite(number),
        Half number => NotFinite((double)number),
        _ => null,
    };

    private static string? NotFinite(double value) =>
        double.IsFinite(value) ? null : double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";

    private static string Write(object value) => JsonSerializer.Serialize(value, value.GetType(), Options);
}
