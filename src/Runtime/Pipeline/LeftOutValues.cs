using Microsoft.Extensions.Logging;

namespace Instrument.Pipeline;

/// <summary>Counts the values that rows lack because of the metrics' own rules, and warns of the first of each kind. Any thread.</summary>
internal sealed class LeftOutValues(ILogger? logger)
{
    private long _nonFinite;
    private long _beyondFamily;

    /// <summary>Values that were NaN or infinite, of metrics that leave these out.</summary>
    public long NonFinite => Interlocked.Read(ref _nonFinite);

    /// <summary>Values for which a family of metrics has no key.</summary>
    public long BeyondFamily => Interlocked.Read(ref _beyondFamily);

    /// <summary>Counts values that are not finite.</summary>
    public void AddNonFinite(string key, int count)
    {
        if (Interlocked.Add(ref _nonFinite, count) == count && logger is not null)
            LogMessages.NonFiniteSkipped(logger, key);
    }

    /// <summary>Counts the values of one call beyond the family's last key.</summary>
    public void AddBeyondFamily(string lastKey, int max, int count)
    {
        if (Interlocked.Add(ref _beyondFamily, count - max) == count - max && logger is not null)
            LogMessages.FamilyExceeded(logger, lastKey, max, count);
    }
}
