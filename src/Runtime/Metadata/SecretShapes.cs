using System.Text.RegularExpressions;

namespace Instrument.Metadata;

/// <summary>Masks what has the form of a secret, wherever it stands in a text.</summary>
internal static partial class SecretShapes
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Masked = "***";

    /// <summary>The text without what looks like a secret.</summary>
    public static string Mask(string text) => Token().Replace(UserInfo().Replace(Scheme().Replace(text, "$1 " + Masked), "$1" + Masked + "@"), Masked);

    [GeneratedRegex(@"\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,}", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    // A user name alone is masked too: tokens are given in its place.
    [GeneratedRegex(@"([A-Za-z][A-Za-z0-9+.-]*://)[^\s/?#""'<>@]*(?:@[^\s/?#""'<>@]*)*@")]
    private static partial Regex UserInfo();

    // In this order: a W&B key of today, of a private server, and of old; JSON Web Tokens; keys of GitHub, GitLab, Hugging Face, OpenAI and
    // Anthropic, Slack, AWS, Google and npm; private keys.
    [GeneratedRegex(
        @"wandb_v[0-9]+_[A-Za-z0-9_-]+"
        + @"|(?<![A-Za-z0-9_])[A-Za-z0-9_]+-[A-Za-z0-9]{40,}(?![A-Za-z0-9])"
        + @"|(?<![A-Za-z0-9])[0-9A-Fa-f]{40}(?![A-Za-z0-9])"
        + @"|eyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?"
        + @"|gh[opsur]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,}|glpat-[A-Za-z0-9_-]{16,}"
        + @"|hf_[A-Za-z0-9]{16,}|sk-[A-Za-z0-9_-]{16,}|xox[abeprs]-[A-Za-z0-9-]{10,}"
        + @"|A[KS]IA[0-9A-Z]{16}|AIza[A-Za-z0-9_-]{30,}|npm_[A-Za-z0-9]{30,}"
        + @"|-----BEGIN[A-Z ]*PRIVATE KEY-----[\s\S]*")]
    private static partial Regex Token();
}
