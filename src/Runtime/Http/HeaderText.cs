using System.Buffers;

namespace Instrument.Http;

/// <summary>What may be a header, by RFC 9110 §5.</summary>
internal static class HeaderText
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Whether a text can be a header's name.</summary>
    public static bool IsName(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(NameCharacters);

    /// <summary>Whether a text can be a header's value.</summary>
    public static bool IsValue(string text) => !text.Any(character => char.IsControl(character) && character != '\t');
}
