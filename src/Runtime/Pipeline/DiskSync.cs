using Instrument.TransactionLog;
using Microsoft.Extensions.Logging;

namespace Instrument.Pipeline;

/// <summary>
/// Makes the log outlive the machine's power where the user asked for it: tells the device to keep it, every so often. Log thread only.
/// </summary>
/// <param name="interval">How often; <see langword="null"/> leaves it to the operating system.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Learns of a device that refuses, once.</param>
internal sealed class DiskSync(TimeSpan? interval, TimeProvider time, ILogger logger)
{
    private long _lastStamp = time.GetTimestamp();
    private long _syncedLength;
    private bool _failed;

    /// <summary>Synchronizes if the interval is over and there is something new.</summary>
    public void Synchronize(RecordLog log)
    {
        if (interval is { } due && log.Length != _syncedLength && time.GetElapsedTime(_lastStamp) >= due)
            SynchronizeNow(log);
    }

    /// <summary>Synchronizes at once, if the user asked for it at all.</summary>
    public void SynchronizeNow(RecordLog log)
    {
        if (interval is null)
            return;
        _lastStamp = time.GetTimestamp();
        LogWriteResult result = log.FlushToDisk();
        if (result.Succeeded)
            _syncedLength = log.Length;
        else if (!_failed)
            LogMessages.LogNotSynchronized(logger, result.Error!);
        _failed = !result.Succeeded;
    }
}
