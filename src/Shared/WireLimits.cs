namespace Instrument;

/// <summary>Limits of W&amp;B's formats that both the compiler side and the runtime check.</summary>
internal static class WireLimits
{
    /// <summary>Longest metric key in characters. W&amp;B names no limit; longer keys break its UI and are a mistake in practice.</summary>
    public const int MaxMetricKeyLength = 512;

    /// <summary>Longest project name in characters (docs/wire/sdk-surface.md §1.8).</summary>
    public const int MaxProjectLength = 128;

    /// <summary>Longest tag in characters (docs/wire/sdk-surface.md §1.8).</summary>
    public const int MaxTagLength = 64;

    /// <summary>Longest history line that W&amp;B accepts, in bytes (docs/wire/records.md §4.3).</summary>
    public const int MaxHistoryLineBytes = 10_383_360;
}
