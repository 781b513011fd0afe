namespace Instrument.Generator.Parsing;

/// <summary>The rules a config key obeys.</summary>
internal static class ConfigKeys
{
    private const string ReservedKey = "_wandb";

    /// <summary>The rule that the key breaks, as the end of a sentence that starts with the key; null when it is fine.</summary>
    public static string? WhyInvalid(string key)
    {
        if (key.Length == 0)
            return "is empty";
        if (key == ReservedKey)
            return "is reserved by W&B";
        if (char.IsWhiteSpace(key[0]) || char.IsWhiteSpace(key[key.Length - 1]))
            return "starts or ends with white space";
        for (int i = 0; i < key.Length; i++)
        {
            if (char.IsControl(key[i]))
                return "contains a control character";
            if (char.IsHighSurrogate(key[i]) && i + 1 < key.Length && char.IsLowSurrogate(key[i + 1]))
                i++;
            else if (char.IsSurrogate(key[i]))
                return "contains half of a surrogate pair";
        }
        return null;
    }
}
