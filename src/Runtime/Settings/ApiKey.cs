using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Instrument.Settings;

/// <summary>
/// An API key of good form (docs/wire/online.md §1.2). It shows itself as three stars to whoever prints, debugs or serializes it; the
/// text is given away to the Authorization header and to the netrc file of a login only.
/// </summary>
[DebuggerDisplay("***")]
internal sealed partial class ApiKey
{
    /// <summary>Characters of the secret part at the least.</summary>
    public const int MinSecretLength = 40;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _text;

    private ApiKey(string text) => _text = text;

    /// <summary>Reads a key.</summary>
    /// <param name="text">The text of the key.</param>
    /// <param name="key">The key, if it has the form of one.</param>
    /// <param name="rule">The rule that it breaks otherwise, without the text itself.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ApiKey? key, [NotNullWhen(false)] out string? rule)
    {
        rule = BrokenRule(text ?? "");
        key = rule is null ? new ApiKey(text!) : null;
        return key is not null;
    }

    /// <summary>The key itself. Nothing may keep it, log it or put it into a message.</summary>
    public string Reveal() => _text;

    /// <summary>Takes the key out of a text, such as an answer that repeats it.</summary>
    public string RemoveFrom(string text) => text.Replace(_text, ToString(), StringComparison.Ordinal);

    /// <summary>Three stars.</summary>
    public override string ToString() => "***";

    private static string? BrokenRule(string text)
    {
        if (text.Length == 0)
            return "it is empty";
        if (text.Trim().Length != text.Length)
            return "it has white space at its ends";
        if (Token().IsMatch(text))
            return null;
        string secret = text[(text.IndexOf('-', StringComparison.Ordinal) + 1)..];
        if (!Secret().IsMatch(secret))
            return "it may only have letters, digits, underscores and dashes";
        return secret.Length < MinSecretLength
            ? $"it needs {MinSecretLength} characters or more, without what is before the first dash; this one has {secret.Length}"
            : null;
    }

    // Also a web token may be given as a key: three parts joined by dots.
    [GeneratedRegex(@"^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\z")]
    private static partial Regex Token();

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z")]
    private static partial Regex Secret();
}
