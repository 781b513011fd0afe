using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Instrument.Media.Images;

/// <summary>
/// Names the file of a set of classes after its content, as the official client does: by the MD5 of what Python prints for the list of them
/// (docs/wire/media.md §8). The same classes have the same file whoever writes it.
/// </summary>
internal static class ClassSetId
{
    /// <summary>The name, 32 hex digits.</summary>
    public static string Of(Classes classes)
    {
        StringBuilder text = new("[");
        foreach ((int id, string name) in classes.Entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length == 1 ? "" : ", ")}{{'id': {id}, 'name': ");
            Append(text, name);
            text.Append('}');
        }
#pragma warning disable CA5351 // A name for the content, not a protection of it.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text.Append(']').ToString())));
#pragma warning restore CA5351
    }

    // Python takes double quotes only around text that has single ones and no double ones.
    private static void Append(StringBuilder text, string name)
    {
        char quote = name.Contains('\'') && !name.Contains('"') ? '"' : '\'';
        text.Append(quote);
        foreach (char c in name)
        {
            _ = c switch
            {
                '\\' => text.Append(@"\\"),
                '\n' => text.Append(@"\n"),
                '\r' => text.Append(@"\r"),
                '\t' => text.Append(@"\t"),
                _ when c == quote => text.Append('\\').Append(c),
                < ' ' or (>= '\x7f' and <= '\xa0') or '\xad' => text.Append(CultureInfo.InvariantCulture, $@"\x{(int)c:x2}"),
                _ => text.Append(c),
            };
        }
        text.Append(quote);
    }
}
