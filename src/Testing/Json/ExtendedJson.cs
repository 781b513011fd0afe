using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Instrument.Testing.Json;

/// <summary>
/// W&amp;B's JSON (docs/wire/online.md §3.5): bare <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> are numbers. In the parsed tree they
/// are the strings that System.Text.Json reads as such numbers.
/// </summary>
internal static class ExtendedJson
{
    // The longer ones first: each is a prefix of the one before it.
    private static readonly (string Token, string Name)[] Tokens =
        [("-Infinity", "-Infinity"), ("-Inf", "-Infinity"), ("Infinity", "Infinity"), ("Inf", "Infinity"), ("NaN", "NaN")];

    /// <summary>The parsed text; a name that is twice in an object counts as an error.</summary>
    public static bool TryParse(string text, out JsonNode? value)
    {
        try
        {
            value = JsonNode.Parse(Quote(text), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 256 });
            return true;
        }
        catch (JsonException)
        {
            value = null;
            return false;
        }
    }

    /// <summary>The parsed text, if it is an object.</summary>
    public static bool TryParseObject(string text, [NotNullWhen(true)] out JsonObject? value)
    {
        value = TryParse(text, out JsonNode? node) ? node as JsonObject : null;
        return value is not null;
    }

    /// <summary>A number of a parsed tree, <c>NaN</c> and infinities included; otherwise <see langword="null"/>.</summary>
    public static double? Number(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Number => value.GetValue<double>(),
        JsonValueKind.String => value.GetValue<string>() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => null,
        },
        _ => null,
    };

    private static string Quote(string text)
    {
        if (!text.Contains('N') && !text.Contains('I'))
            return text;
        var quoted = new StringBuilder(text.Length + 16);
        for (int index = 0; index < text.Length;)
        {
            int length = text[index] == '"' ? StringLength(text, index) : 1;
            (string token, string name) = length == 1 ? TokenAt(text, index) : ("", "");
            if (token.Length > 0)
                quoted.Append('"').Append(name).Append('"');
            else
                quoted.Append(text, index, length);
            index += Math.Max(length, token.Length);
        }
        return quoted.ToString();
    }

    private static (string Token, string Name) TokenAt(string text, int index) =>
        Array.Find(Tokens, known => text.AsSpan(index).StartsWith(known.Token, StringComparison.Ordinal)) is { Token: not null } found
            ? found
            : ("", "");

    private static int StringLength(string text, int start)
    {
        int end = start + 1;
        while (end < text.Length && text[end] != '"')
            end += text[end] == '\\' ? 2 : 1;
        return Math.Min(end + 1, text.Length) - start;
    }
}
