namespace Instrument.Metering;

/// <summary>The tags of a series, copied from a measurement.</summary>
internal sealed class TagSet(ReadOnlySpan<KeyValuePair<string, object?>> tags)
{
    private readonly KeyValuePair<string, object?>[] _tags = tags.ToArray();

    /// <summary>The tags in the order of the first measurement.</summary>
    public ReadOnlySpan<KeyValuePair<string, object?>> Tags => _tags;
}
