namespace Instrument.Shipping;

/// <summary>
/// When changes of config and metadata are sent: some time after the first change, so that many are one request; at once at the end;
/// later after a failure. Pure.
/// </summary>
/// <param name="delay">How long changes are gathered.</param>
internal sealed class UpdateTimer(TimeSpan delay)
{
    private DateTimeOffset? _due;

    /// <summary>When the next request goes; never if nothing has changed.</summary>
    public DateTimeOffset Due => _due ?? DateTimeOffset.MaxValue;

    /// <summary>Tells of a change.</summary>
    public void Change(DateTimeOffset now) => _due ??= now + delay;

    /// <summary>Tells that all changes are being sent.</summary>
    public void Sent() => _due = null;

    /// <summary>Nothing is gathered any longer: the run ends.</summary>
    public void Hurry(DateTimeOffset now)
    {
        if (_due is not null)
            _due = now;
    }
}
