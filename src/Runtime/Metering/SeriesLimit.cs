using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Instrument.Metering;

/// <summary>Gives each series a key that no other one has, up to a number of series. Any thread.</summary>
internal sealed class SeriesLimit(int max, ILogger logger)
{
    // Guards the keys.
    private readonly Lock _gate = new();
    private readonly HashSet<string> _keys = [];
    private volatile bool _isReached;
    private long _leftOut;

    /// <summary>Whether a series was refused, so that all further ones will be.</summary>
    public bool IsReached => _isReached;

    /// <summary>Measurements that were refused.</summary>
    public long LeftOut => Interlocked.Read(ref _leftOut);

    /// <summary>Counts a measurement that belongs to no series.</summary>
    public void LeaveOut() => Interlocked.Increment(ref _leftOut);

    /// <summary>Takes a key; one that is taken gets a number.</summary>
    /// <returns>Null if there are enough series.</returns>
    public string? TryTake(string key)
    {
        lock (_gate)
        {
            if (_keys.Count < max)
            {
                string unique = key;
                for (int number = 2; !_keys.Add(unique); number++)
                    unique = string.Create(CultureInfo.InvariantCulture, $"{key}_{number}");
                return unique;
            }
        }
        LeaveOut();
        if (!Interlocked.Exchange(ref _isReached, true))
            LogMessages.MeterSeriesExceeded(logger, max, key);
        return null;
    }
}
