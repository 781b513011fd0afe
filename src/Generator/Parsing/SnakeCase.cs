using System.Text;

namespace Instrument.Generator.Parsing;

/// <summary>Turns member names into keys: <c>GradientNorm</c> into <c>gradient_norm</c>, <c>Top5Accuracy</c> into <c>top5_accuracy</c>.</summary>
internal static class SnakeCase
{
    public static string From(string name)
    {
        StringBuilder key = new(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool separates = c == '_' || StartsWord(name, i);
            if (separates && key.Length > 0 && key[key.Length - 1] != '_')
                key.Append('_');
            if (c != '_')
                key.Append(char.ToLowerInvariant(c));
        }
        while (key.Length > 0 && key[key.Length - 1] == '_')
            key.Length--;
        return key.ToString();
    }

    private static bool StartsWord(string name, int index)
    {
        if (index == 0 || !char.IsUpper(name[index]))
            return false;
        char previous = name[index - 1];
        if (char.IsUpper(previous))
            return index + 1 < name.Length && char.IsLower(name[index + 1]);
        // One capital after a digit belongs to the number, as in Conv2D and Top1K; a word or an acronym does not.
        return !char.IsDigit(previous) || AcronymLength(name, index) != 1;
    }

    private static int AcronymLength(string name, int start)
    {
        int end = start;
        while (end < name.Length && char.IsUpper(name[end]))
            end++;
        // The last capital before a small letter begins the next word.
        return end < name.Length && char.IsLower(name[end]) ? end - start - 1 : end - start;
    }
}
