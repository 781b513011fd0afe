namespace Instrument.Shipping;

/// <summary>
/// When the next file_stream request goes (docs/wire/online.md §3.6): the first at once, then one an interval, a heartbeat when there is
/// nothing to send, and without delay when a request is full or the run ends. Pure.
/// </summary>
/// <param name="interval">Time between two requests that are not full.</param>
/// <param name="heartbeat">Longest time without any request.</param>
internal sealed class FileStreamSchedule(TimeSpan interval, TimeSpan heartbeat)
{
    private DateTimeOffset? _last;

    /// <summary>Tells of a request that is sent now.</summary>
    public void Sent(DateTimeOffset now) => _last = now;

    /// <summary>When a request has to go; now or before means at once.</summary>
    /// <param name="now">The time.</param>
    /// <param name="hasContent">Whether there is anything to send.</param>
    /// <param name="isUrgent">Whether the request is full, announces preemption, or the run ends.</param>
    public DateTimeOffset Due(DateTimeOffset now, bool hasContent, bool isUrgent)
    {
        if (_last is not { } last)
            return hasContent || isUrgent ? now : now + heartbeat;
        if (isUrgent)
            return now;
        return last + (hasContent ? interval : heartbeat);
    }
}
