using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.CodeFixes.Extraction;

/// <summary>Makes C# names from keys: <c>train/grad_norm</c> gives <c>GradNorm</c>.</summary>
internal static class KeyWords
{
    /// <summary>
    /// A property's name for each key: of what follows the last slash, or of the whole key where that is not enough to tell them
    /// apart.
    /// </summary>
    public static List<string> MemberNames(IReadOnlyList<string> keys, string typeName)
    {
        HashSet<string> taken = new(StringComparer.Ordinal) { typeName };
        ILookup<string, string> byName = keys.ToLookup(static key => Pascal(LastSegment(key)), StringComparer.Ordinal);
        return [.. keys.Select(key =>
        {
            string name = Pascal(LastSegment(key));
            return Unique(byName[name].Skip(1).Any() ? Pascal(key) : name, taken.Add);
        })];
    }

    /// <summary>The group that all keys have in common, as a name; null when there is none.</summary>
    public static string? CommonGroup(IEnumerable<string> keys)
    {
        List<string> groups = [.. keys.Select(static key => key.Substring(0, Math.Max(0, key.IndexOf('/')))).Distinct(StringComparer.Ordinal)];
        return groups.Count == 1 && groups[0].Length > 0 ? Pascal(groups[0]) : null;
    }

    /// <summary>The name, or the first with a number behind it that can be taken.</summary>
    public static string Unique(string name, Func<string, bool> take)
    {
        string candidate = name;
        for (int number = 2; !take(candidate); number++)
            candidate = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return candidate;
    }

    /// <summary>The words of a text, each with a capital, as one identifier.</summary>
    public static string Pascal(string text)
    {
        StringBuilder name = new(text.Length);
        bool startsWord = true;
        foreach (char c in text)
        {
            if (!SyntaxFacts.IsIdentifierPartCharacter(c) || c == '_')
            {
                startsWord = true;
                continue;
            }
            name.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }
        return name.Length > 0 && SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? name.ToString() : "Metric" + name;
    }

    /// <summary>The name of a local variable for what a property of the given name gets.</summary>
    public static string Camel(string pascal) => char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);

    private static string LastSegment(string key) => key.Substring(key.LastIndexOf('/') + 1);
}
