namespace Instrument.Reading.Values;

/// <summary>Where an item of a config or summary record belongs.</summary>
internal static class ItemPath
{
    /// <summary>The item's path: its nested key, or else its plain one.</summary>
    public static IReadOnlyList<string> Of(string key, IReadOnlyList<string> nestedKey) => nestedKey.Count switch
    {
        0 => [key],
        <= JsonDialect.MaxDepth => nestedKey,
        // No client writes such a path, and walking it must not exhaust the stack.
        _ => [string.Join('.', nestedKey)],
    };
}
