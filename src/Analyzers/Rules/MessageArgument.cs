using System.Globalization;
using System.Text;

namespace Instrument.Analyzers.Rules;

/// <summary>Makes what the user wrote fit for a message, which build tools expect on one line.</summary>
internal static class MessageArgument
{
    private const int MaxLength = 120;

    /// <summary>The text with control characters and halves of surrogate pairs escaped, cut where it gets long.</summary>
    public static string From(string text)
    {
        StringBuilder argument = new();
        for (int i = 0; i < text.Length; i++)
        {
            if (argument.Length >= MaxLength)
                return argument.Append('…').ToString();
            if (i + 1 < text.Length && char.IsSurrogatePair(text, i))
                argument.Append(text, i++, 2);
            else if (char.IsControl(text[i]) || char.IsSurrogate(text[i]))
                argument.Append("\\u").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture));
            else
                argument.Append(text[i]);
        }
        return argument.ToString();
    }
}
