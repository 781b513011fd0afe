using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>
/// One text for all spellings of a value in W&amp;B's dialect: sorted members, numbers by value. Bare tokens stay apart from strings
/// of the same letters.
/// </summary>
internal static partial class CanonicalJson
{
    // No text of a test begins like that.
    private const string TokenMark = "\uE000";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1100 };

    public static string Of(ReadOnlySpan<byte> utf8) => Of(new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8));

    /// <exception cref="JsonException">The text is no JSON but for the bare tokens.</exception>
    public static string Of(string dialect)
    {
        string json = StringsAndTokens().Replace(dialect, match => match.Value[0] == '"' ? match.Value : $"\"{TokenMark}{match.Value}\"");
        return Of(JsonNode.Parse(json, nodeOptions: null, Options));
    }

    public static string Of(JsonNode? node) => node switch
    {
        JsonObject members => $"{{{string.Join(',', members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{JsonSerializer.Serialize(member.Key)}:{Of(member.Value)}"))}}}",
        JsonArray items => $"[{string.Join(',', items.Select(Of))}]",
        null => "null",
        _ => OfScalar((JsonValue)node),
    };

    private static string OfScalar(JsonValue value)
    {
        if (value.GetValueKind() == JsonValueKind.String)
        {
            string text = value.GetValue<string>();
            return text.StartsWith(TokenMark, StringComparison.Ordinal) ? text[TokenMark.Length..] : JsonSerializer.Serialize(text);
        }
        return value.GetValueKind() == JsonValueKind.Number ? OfNumber(value.ToJsonString()) : value.ToJsonString();
    }

    public static string OfNumber(string number)
    {
        if (long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole))
            return whole.ToString(CultureInfo.InvariantCulture);
        double value = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        return value == Math.Floor(value) && Math.Abs(value) < 1L << 53
            ? ((long)value).ToString(CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"|-?Infinity|NaN")]
    private static partial Regex StringsAndTokens();
}
