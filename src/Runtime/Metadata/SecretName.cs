using System.Text.RegularExpressions;

namespace Instrument.Metadata;

/// <summary>
/// Says whether a name of an argument or a variable is that of a secret. It errs towards yes: a masked number is a nuisance, a published
/// password is not.
/// </summary>
internal static partial class SecretName
{
    private static readonly HashSet<string> Anywhere = new(StringComparer.Ordinal)
    {
        "password", "passwd", "pwd", "pass", "passphrase", "passcode", "secret", "secrets", "credential", "credentials", "apikey", "accesskey",
        "accountkey", "secretkey", "privatekey", "auth", "authorization", "bearer", "jwt", "sas", "sig", "signature", "cookie", "dsn", "pat",
        "connectionstring", "connectionstrings", "accesstoken", "authtoken",
    };

    // What language models are made of has these names too, with something behind them: token_limit, key_size.
    private static readonly HashSet<string> AsLastWord = new(StringComparer.Ordinal) { "token", "pin", "otp" };

    private static readonly HashSet<string> KindsOfKeys = new(StringComparer.Ordinal)
    {
        "", "api", "access", "secret", "private", "encryption", "signing", "license", "account", "storage", "ssh", "gpg", "wandb", "openai", "hf", "aws",
        "azure", "service", "master", "auth", "client", "shared",
    };

    /// <summary>Whether the name says that its value is a secret.</summary>
    public static bool IsMatch(ReadOnlySpan<char> name)
    {
        string before = "";
        string last = "";
        foreach (ValueMatch match in Word().EnumerateMatches(name))
        {
            before = last;
            last = name.Slice(match.Index, match.Length).ToString().ToLowerInvariant();
            if (Anywhere.Contains(last) || (before == "connection" && last is "string" or "strings"))
                return true;
        }
        return AsLastWord.Contains(last) || (last == "key" && KindsOfKeys.Contains(before));
    }

    // Words of snake_case, kebab-case, camelCase and PascalCase, and a run of capitals as one.
    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")]
    private static partial Regex Word();
}
