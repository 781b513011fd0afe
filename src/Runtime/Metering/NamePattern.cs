namespace Instrument.Metering;

/// <summary>A name, or with <c>*</c> as its last character all names that begin so.</summary>
internal readonly record struct NamePattern(string Text, bool IsPrefix)
{
    /// <summary>Reads a list of patterns.</summary>
    /// <exception cref="ArgumentException">One is empty, or has <c>*</c> in another place than its end.</exception>
    public static NamePattern[] Parse(IEnumerable<string> patterns, string parameter)
    {
        ArgumentNullException.ThrowIfNull(patterns, parameter);
        return [.. patterns.Select(pattern => Parse(pattern, parameter))];
    }

    /// <summary>Whether one of the patterns fits the name.</summary>
    public static bool Any(NamePattern[] patterns, string name) => Array.Exists(patterns, pattern => pattern.Fits(name));

    private static NamePattern Parse(string pattern, string parameter)
    {
        if (string.IsNullOrEmpty(pattern))
            throw new ArgumentException("A name is empty; use a name, or the beginning of names followed by '*'.", parameter);
        int star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star >= 0 && star != pattern.Length - 1)
            throw new ArgumentException($"'{pattern}' has '*' in another place than its end; use a name, or the beginning of names followed by '*'.", parameter);
        return star < 0 ? new NamePattern(pattern, IsPrefix: false) : new NamePattern(pattern[..star], IsPrefix: true);
    }

    private bool Fits(string name) => IsPrefix ? name.StartsWith(Text, StringComparison.Ordinal) : name == Text;
}
