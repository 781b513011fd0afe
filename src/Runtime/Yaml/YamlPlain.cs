using System.Globalization;
using System.Text.Json.Nodes;

namespace Instrument.Yaml;

/// <summary>
/// Says what a scalar without quotes is: the words and numbers of YAML 1.1, which W&amp;B's clients write, and numbers such as <c>1e-4</c>, which
/// only YAML 1.2 takes for numbers. Numbers that are not finite become the words that configs have for them.
/// </summary>
internal static class YamlPlain
{
    /// <summary>The value as JSON; <see langword="null"/> for null.</summary>
    public static JsonNode? Resolve(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => JsonValue.Create(true),
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => JsonValue.Create(false),
        ".inf" or "+.inf" or ".Inf" or ".INF" => JsonValue.Create("Infinity"),
        "-.inf" or "-.Inf" or "-.INF" => JsonValue.Create("-Infinity"),
        ".nan" or ".NaN" or ".NAN" => JsonValue.Create("NaN"),
        _ => Number(text) is { } json ? JsonNode.Parse(json) : JsonValue.Create(text),
    };

    // The digits are kept as they are: whether they have a point decides what a sweep draws.
    private static string? Number(string text)
    {
        ReadOnlySpan<char> rest = text;
        bool isNegative = rest[0] == '-';
        if (isNegative || rest[0] == '+')
            rest = rest[1..];
        int digits = Digits(rest);
        string whole = rest[..digits].ToString();
        rest = rest[digits..];
        string fraction = "";
        if (rest.Length > 0 && rest[0] == '.')
        {
            int places = Digits(rest[1..]);
            fraction = places == 0 ? ".0" : rest[..(places + 1)].ToString();
            if (digits == 0 && places == 0)
                return null;
            rest = rest[(places + 1)..];
        }
        else if (digits == 0)
        {
            return null;
        }
        // 007 is text for those who write it.
        if (whole.Length > 1 && whole[0] == '0')
            return null;
        if (rest.Length > 0 && !IsExponent(rest))
            return null;
        return string.Create(CultureInfo.InvariantCulture, $"{(isNegative ? "-" : "")}{(whole.Length == 0 ? "0" : whole)}{fraction}{rest}");
    }

    private static bool IsExponent(ReadOnlySpan<char> text)
    {
        if (text[0] is not ('e' or 'E'))
            return false;
        text = text[1..];
        if (text.Length > 0 && text[0] is '+' or '-')
            text = text[1..];
        return text.Length > 0 && Digits(text) == text.Length;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        int count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
            count++;
        return count;
    }
}
