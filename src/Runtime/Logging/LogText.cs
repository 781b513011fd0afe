using System.Collections;
using System.Globalization;
using System.Text;

namespace Instrument.Logging;

/// <summary>Turns values and foreign text into text that cannot move the cursor of a terminal or pass for another line.</summary>
internal static class LogText
{
    /// <summary>Characters of an entry that are kept.</summary>
    public const int MaxLength = 64 * 1024;

    // Where Unicode shows the control characters as pictures.
    private const int Pictures = 0x2400;
    private const char DeletePicture = '\u2421';

    /// <summary>The value as text, the same in every culture.</summary>
    public static string Of(object? value) => value switch
    {
        null => "(null)",
        string text => text,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable values => $"[{string.Join(", ", values.Cast<object?>().Select(Of))}]",
        _ => value.ToString() ?? "",
    };

    /// <summary>The text with line ends of one kind, other control characters made visible, and not too long.</summary>
    public static string Clean(string text)
    {
        string lines = text.ReplaceLineEndings("\n");
        int cut = lines.Length - MaxLength;
        if (cut > 0)
            lines = string.Create(CultureInfo.InvariantCulture, $"{lines.AsSpan(0, MaxLength)}… ({cut} more characters)");
        if (!lines.Any(IsUnwanted))
            return lines;
        StringBuilder clean = new(lines);
        for (int i = 0; i < clean.Length; i++)
        {
            if (IsUnwanted(clean[i]))
                clean[i] = clean[i] < ' ' ? (char)(Pictures + clean[i]) : DeletePicture;
        }
        return clean.ToString();
    }

    private static bool IsUnwanted(char character) => char.IsControl(character) && character is not ('\n' or '\t');
}
