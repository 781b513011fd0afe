using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Worker.Tracking;

/// <summary>
/// The program's own instruments, as any program has them: whoever listens gets them, a dashboard as well as a run.
/// </summary>
internal sealed class WorkerMeter
{
    /// <summary>The name of the meter and of the source of activities.</summary>
    public const string Name = "Worker";

    private readonly Counter<long> _readings;
    private readonly Counter<long> _anomalies;
    private readonly Histogram<double> _duration;

    public WorkerMeter(IMeterFactory meters)
    {
        Meter meter = meters.Create(Name);
        _readings = meter.CreateCounter<long>("readings", "{reading}", "Readings that were looked at.");
        _anomalies = meter.CreateCounter<long>("anomalies", "{reading}", "Readings that were far from their forecasts.");
        _duration = meter.CreateHistogram<double>("batch.duration", "ms", "Time that a batch took.");
    }

    /// <summary>Where the program's activities come from.</summary>
    public static ActivitySource Source { get; } = new(Name);

    public void AddReadings(int count, string pump) => _readings.Add(count, new KeyValuePair<string, object?>("pump", pump));

    public void AddAnomaly(string pump) => _anomalies.Add(1, new KeyValuePair<string, object?>("pump", pump));

    public void RecordDuration(TimeSpan duration) => _duration.Record(duration.TotalMilliseconds);
}
