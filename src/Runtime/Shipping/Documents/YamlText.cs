using System.Buffers;
using System.Globalization;
using System.Text;

namespace Instrument.Shipping.Documents;

/// <summary>Writes text and numbers so that every YAML reader takes them for what they are.</summary>
internal static class YamlText
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly SearchValues<char> PlainStarts = SearchValues.Create(Letters + "_/");
    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create(Letters + "0123456789_./-");

    // What YAML 1.1 takes for a flag or null; 1.2 knows fewer of them.
    private static readonly HashSet<string> Words =
        new(["y", "n", "yes", "no", "on", "off", "true", "false", "null"], StringComparer.OrdinalIgnoreCase);

    /// <summary>A text: as it is where nothing can misread it, else in double quotes.</summary>
    public static string Of(string text)
    {
        bool isPlain = text.Length != 0
            && PlainStarts.Contains(text[0])
            && text.AsSpan().IndexOfAnyExcept(PlainCharacters) < 0
            && !Words.Contains(text);
        return isPlain ? text : Quote(text);
    }

    /// <summary>A number. YAML 1.1 wants a point before an exponent, and a sign in it.</summary>
    public static string OfNumber(ReadOnlySpan<byte> json)
    {
        string number = Encoding.ASCII.GetString(json);
        int exponent = number.AsSpan().IndexOfAny('e', 'E');
        if (exponent < 0)
            return number;
        string digits = number[..exponent];
        string power = number[(exponent + 1)..];
        if (!digits.Contains('.', StringComparison.Ordinal))
            digits += ".0";
        return digits + (power[0] is '+' or '-' ? "e" : "e+") + power;
    }

    private static string Quote(string text)
    {
        StringBuilder quoted = new(text.Length + 2);
        quoted.Append('"');
        foreach (Rune character in text.EnumerateRunes())
        {
            switch (character.Value)
            {
                case '"': quoted.Append("\\\""); break;
                case '\\': quoted.Append("\\\\"); break;
                case '\n': quoted.Append("\\n"); break;
                case '\t': quoted.Append("\\t"); break;
                case '\r': quoted.Append("\\r"); break;
                default: Append(quoted, character); break;
            }
        }
        return quoted.Append('"').ToString();
    }

    private static void Append(StringBuilder quoted, Rune character)
    {
        if (IsPrintable(character.Value))
            quoted.Append(character);
        else
            quoted.Append(CultureInfo.InvariantCulture, $"\\u{character.Value:X4}");
    }

    // YAML 1.2 §5.1, without the breaks and the byte order mark that it allows. What is left out lies below U+10000.
    private static bool IsPrintable(int character) =>
        character is (>= 0x20 and < 0x7F) or (>= 0xA0 and < 0xD800 and not (0x2028 or 0x2029)) or (>= 0xE000 and < 0xFFFE and not 0xFEFF) or >= 0x10000;
}
