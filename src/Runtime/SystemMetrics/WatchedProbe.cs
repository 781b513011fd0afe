using Microsoft.Extensions.Logging;

namespace Instrument.SystemMetrics;

/// <summary>
/// A probe under watch: one that throws, or hangs for several samples, is switched off with one warning, a sample that is not finished
/// is not started again, and one that costs too much is asked less often.
/// </summary>
/// <param name="probe">The probe.</param>
/// <param name="interval">Between two samples.</param>
/// <param name="time">The clock, by which samples are measured.</param>
/// <param name="logger">Learns of its end.</param>
internal sealed class WatchedProbe(ISystemProbe probe, TimeSpan interval, TimeProvider time, ILogger logger)
{
    // How often it may be found unfinished: a disk that wakes up takes seconds.
    private const int Patience = 3;

    // Used by the thread that has set _isBusy.
    private readonly ProbePace _pace = new(interval);
    private bool _hasTold;

    private int _isBusy;
    private int _missed;
    private volatile bool _isOff;

    /// <summary>Whether it was switched off.</summary>
    public bool IsOff => _isOff;

    /// <summary>Takes a sample; any thread.</summary>
    /// <returns>The figures; <see langword="null"/> if there are none.</returns>
    public SystemValues? Sample()
    {
        if (_isOff)
            return null;
        if (Interlocked.Exchange(ref _isBusy, 1) != 0)
        {
            if (Interlocked.Increment(ref _missed) == Patience)
                SwitchOff("it does not come back");
            return null;
        }
        try
        {
            if (!_pace.IsDue())
                return null;
            SystemValues values = new();
            long start = time.GetTimestamp();
            probe.Sample(values);
            TellCost(_pace.Add(time.GetElapsedTime(start)));
            Volatile.Write(ref _missed, 0);
            return _isOff || values.Items.Count == 0 ? null : values;
        }
#pragma warning disable CA1031 // Whatever a probe of the machine throws must not reach the training.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SwitchOff(exception.Message);
            return null;
        }
        finally
        {
            Volatile.Write(ref _isBusy, 0);
        }
    }

    private void TellCost(bool isSlower)
    {
        if (!isSlower || _hasTold)
            return;
        _hasTold = true;
        LogMessages.ProbeSlowedDown(logger, probe.Name, Math.Round(_pace.Cost.TotalMilliseconds, 1), _pace.Factor);
    }

    private void SwitchOff(string reason)
    {
        _isOff = true;
        LogMessages.ProbeSwitchedOff(logger, probe.Name, reason);
    }
}
