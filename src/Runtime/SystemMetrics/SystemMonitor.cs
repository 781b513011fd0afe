using Google.Protobuf.WellKnownTypes;
using Instrument.Records;
using Microsoft.Extensions.Logging;

namespace Instrument.SystemMetrics;

/// <summary>Samples the machine's metrics at an interval and puts them into the log, a record for each group of probes, until it is disposed.</summary>
/// <remarks>
/// Each group has a timer of its own, so that one that hangs does not keep the others waiting. Samples are taken on threads of the pool, and
/// cost nothing in between.
/// </remarks>
internal sealed class SystemMonitor : IDisposable
{
    private readonly TimeProvider _time;
    private readonly Func<Record, bool> _append;
    private readonly string _suffix;
    private readonly ISystemProbe[] _probes;
    private readonly ITimer[] _timers;
    private volatile bool _isDisposed;

    /// <summary>Starts sampling; the first sample comes after one interval.</summary>
    /// <param name="groups">The probes whose figures make one record.</param>
    /// <param name="interval">Between two samples.</param>
    /// <param name="time">The clock.</param>
    /// <param name="append">Takes the records; false if the run has finished.</param>
    /// <param name="logger">Learns of probes that are switched off.</param>
    /// <param name="label">The writer of a run that several processes write; it parts their figures.</param>
    public SystemMonitor(IReadOnlyList<IReadOnlyList<ISystemProbe>> groups, TimeSpan interval, TimeProvider time, Func<Record, bool> append, ILogger logger, string? label = null)
    {
        _time = time;
        _append = append;
        _suffix = string.IsNullOrEmpty(label) ? "" : "/l:" + label;
        _probes = [.. groups.SelectMany(group => group)];
        _timers =
        [
            .. groups.Select(group =>
            {
                WatchedProbe[] probes = [.. group.Select(probe => new WatchedProbe(probe, interval, time, logger))];
                return time.CreateTimer(_ => Sample(probes), null, interval, interval);
            }),
        ];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        foreach (ITimer timer in _timers)
            timer.Dispose();
        foreach (IDisposable probe in _probes.OfType<IDisposable>())
            probe.Dispose();
    }

    private void Sample(WatchedProbe[] probes)
    {
        StatsRecord record = new() { StatsType = StatsRecord.Types.StatsType.System, Timestamp = _time.GetUtcNow().ToTimestamp() };
        foreach (WatchedProbe probe in probes)
        {
            if (probe.Sample() is { } values)
                record.Item.AddRange(values.Items);
        }
        foreach (StatsItem item in record.Item)
        {
            item.Key += _suffix;
        }
        if (record.Item.Count != 0 && !_isDisposed && !_append(new Record { Stats = record }))
            Dispose();
    }
}
