using System.Globalization;

namespace Instrument.Generated;

/// <content>Text and what is written as text.</content>
public static partial class ConfigParse
{
    private delegate bool TextParser<T>(string text, out T result);

    /// <summary>Reads text.</summary>
    public static string? String(ConfigReader value)
    {
        if (value.Text is null)
            value.Expected("text");
        return value.Text;
    }

    /// <summary>Reads one character.</summary>
    public static char Char(ConfigReader value) => Parse<char>(value, "one character", char.TryParse);

    /// <summary>Reads date and time in ISO 8601.</summary>
    public static DateTime DateTime(ConfigReader value) => Parse(
        value, "date and time",
        static (string text, out DateTime result) => System.DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out result));

    /// <summary>Reads date, time and offset in ISO 8601.</summary>
    public static DateTimeOffset DateTimeOffset(ConfigReader value) => Parse(
        value, "date, time and offset",
        static (string text, out DateTimeOffset result) =>
            System.DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out result));

    /// <summary>Reads a date in ISO 8601.</summary>
    public static DateOnly DateOnly(ConfigReader value) => Parse(
        value, "a date", static (string text, out DateOnly result) => System.DateOnly.TryParse(text, CultureInfo.InvariantCulture, out result));

    /// <summary>Reads a time of day in ISO 8601.</summary>
    public static TimeOnly TimeOnly(ConfigReader value) => Parse(
        value, "a time of day", static (string text, out TimeOnly result) => System.TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out result));

    /// <summary>Reads an identifier.</summary>
    public static Guid Guid(ConfigReader value) => Parse<Guid>(value, "a GUID", System.Guid.TryParse);

    /// <summary>Reads an address.</summary>
    public static Uri? Uri(ConfigReader value) => Parse(
        value, "an address", static (string text, out Uri? result) => System.Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out result));

    /// <summary>Reads a version.</summary>
    public static Version? Version(ConfigReader value) => Parse<Version?>(value, "a version", System.Version.TryParse);

    private static T? Parse<T>(ConfigReader value, string what, TextParser<T> parser)
    {
        if (value.Text is { } text && parser(text, out T result))
            return result;
        value.Expected(what);
        return default;
    }
}
