using Instrument.Generator.Parsing;

namespace Instrument.Analyzers.Config;

/// <summary>
/// Says whether a name is that of a secret. Tokens are what language models are made of, so a token is a secret only after a word
/// that says so, or alone.
/// </summary>
internal static class SecretNames
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "password", "passwd", "pwd", "passphrase", "secret", "secrets", "credential", "credentials", "apikey",
    };

    private static readonly HashSet<string> Keepers = new(StringComparer.Ordinal)
    {
        "api", "access", "auth", "bearer", "refresh", "session", "security", "sas", "id", "login", "user", "service", "wandb", "hf",
        "github", "azure", "aws",
    };

    private static readonly HashSet<string> KindsOfKeys = new(StringComparer.Ordinal)
    {
        "api", "access", "secret", "private", "encryption", "signing", "license", "account", "storage",
    };

    public static bool Contains(string name)
    {
        string[] words = SnakeCase.From(name).Split('_', '-', '.', '/', ' ');
        for (int i = 0; i < words.Length; i++)
        {
            bool isLast = i == words.Length - 1;
            string before = i == 0 ? "" : words[i - 1];
            bool isSecret = Words.Contains(words[i])
                || (words[i] == "token" && isLast && (before.Length == 0 || Keepers.Contains(before)))
                || (words[i] == "key" && isLast && KindsOfKeys.Contains(before))
                || (words[i] == "string" && isLast && before == "connection");
            if (isSecret)
                return true;
        }
        return false;
    }
}
