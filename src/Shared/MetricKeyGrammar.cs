namespace Instrument;

/// <summary>
/// The rules a metric key obeys, in one place for the analyzers (compile time) and the runtime (dynamic keys).
/// </summary>
internal static class MetricKeyGrammar
{
    private const string SystemPrefix = "system/";

    /// <summary>Finds the first rule that <paramref name="key"/> breaks.</summary>
    public static MetricKeyViolation Check(string key)
    {
        if (key.Length == 0)
            return MetricKeyViolation.Empty;
        if (char.IsWhiteSpace(key[0]) || char.IsWhiteSpace(key[key.Length - 1]))
            return MetricKeyViolation.OuterWhiteSpace;
        if (key[0] == '_')
            return MetricKeyViolation.Reserved;
        if (key.StartsWith(SystemPrefix, StringComparison.Ordinal))
            return MetricKeyViolation.ReservedForSystem;
        foreach (char c in key)
        {
            if (char.IsControl(c))
                return MetricKeyViolation.ControlCharacter;
        }
        return key.Length > WireLimits.MaxMetricKeyLength ? MetricKeyViolation.TooLong : MetricKeyViolation.None;
    }

    /// <summary>
    /// Whether W&amp;B keeps such keys for itself: names that start with an underscore (<c>_step</c>, <c>_runtime</c>,
    /// <c>_timestamp</c>, <c>_wandb</c>) are written by the client and not shown as metrics, and the group <c>system</c> is that
    /// of the machine's own metrics.
    /// </summary>
    public static bool IsReserved(MetricKeyViolation violation) =>
        violation is MetricKeyViolation.Reserved or MetricKeyViolation.ReservedForSystem;

    /// <summary>The characters that file names cannot have on every system. Files of images, tables and the like are named after their key.</summary>
    public const string InNoFileName = "<>:\"\\|?*";

    /// <summary>The first character of the key that no file name has; null when there is none.</summary>
    public static char? FindInNoFileName(string key)
    {
        foreach (char c in key)
        {
            if (InNoFileName.Contains(c))
                return c;
        }
        return null;
    }

    /// <summary>What is wrong with such a character, as the end of a sentence that starts with the key.</summary>
    public static string DescribeInNoFileName(char wrong) =>
        $"contains '{wrong}', and the files of its values are named after it; use none of < > : \" \\ | ? *";

    /// <summary>The broken rule as the end of a sentence that starts with the key.</summary>
    public static string Describe(MetricKeyViolation violation) => violation switch
    {
        MetricKeyViolation.Empty => "is empty; a metric needs a name such as \"train/loss\"",
        MetricKeyViolation.OuterWhiteSpace => "starts or ends with white space; remove it",
        MetricKeyViolation.Reserved => "starts with an underscore, which W&B reserves for its own values; choose another first character",
        MetricKeyViolation.ReservedForSystem => "starts with \"system/\", where W&B shows the machine's own metrics; choose another group",
        MetricKeyViolation.ControlCharacter => "contains a control character; use printable characters only",
        MetricKeyViolation.TooLong => $"is longer than {WireLimits.MaxMetricKeyLength} characters; shorten it",
        _ => "is fine",
    };
}

/// <summary>What is wrong with a metric key.</summary>
internal enum MetricKeyViolation
{
    None,
    Empty,
    OuterWhiteSpace,
    Reserved,
    ReservedForSystem,
    ControlCharacter,
    TooLong,
}
