using System.Diagnostics.Metrics;
using Instrument.Settings;

namespace Instrument.Diagnostics;

/// <summary>
/// Instrument's own counters as a meter, for OpenTelemetry and others: sums over all runs of the process, so that they only grow and their
/// number does not depend on that of the runs.
/// </summary>
internal static class RunMeter
{
    // Guards the runs and the sums of those that have ended.
    private static readonly Lock Gate = new();
    private static readonly List<Run> Runs = [];
    private static RunTotals Ended = new();

#pragma warning disable IDE0052 // Held for as long as the process lives.
    private static readonly Meter Meter = Create();
#pragma warning restore IDE0052

    /// <summary>Counts a run from now on.</summary>
    public static void Add(Run run)
    {
        lock (Gate)
            Runs.Add(run);
    }

    /// <summary>Keeps the figures of a run that has ended, and lets the run go.</summary>
    public static void Fold(Run run)
    {
        lock (Gate)
        {
            if (Runs.Remove(run))
                Ended = Ended.Add(run.GetStatus());
        }
    }

    private static Meter Create()
    {
        Meter meter = new(Wandb.MeterName, InstrumentVersion.Library);
        meter.CreateObservableUpDownCounter("instrument.runs.active", () => Read(totals => totals.Active), "{run}", "Runs that go on.");
        meter.CreateObservableCounter("instrument.rows.kept", () => Read(totals => totals.Kept), "{row}", "Rows that are in the log.");
        meter.CreateObservableCounter("instrument.rows.dropped", Dropped, "{row}", "Rows that are in no log, by reason.");
        meter.CreateObservableCounter("instrument.rows.sent", () => Read(totals => totals.Sent), "{row}", "Rows that the server has.");
        meter.CreateObservableUpDownCounter(
            "instrument.rows.pending", () => Read(totals => totals.Pending), "{row}", "Rows of runs that are being sent that the server does not have yet.");
        meter.CreateObservableUpDownCounter("instrument.buffer.size", () => Read(totals => totals.Buffered), "By", "Rows that wait to be written into the log.");
        meter.CreateObservableCounter("instrument.sent.size", () => Read(totals => totals.SentBytes), "By", "What the server has accepted.");
        meter.CreateObservableCounter("instrument.requests.repeated", () => Read(totals => totals.Repeats), "{request}", "Requests sent again because an attempt failed.");
        return meter;
    }

    private static IEnumerable<Measurement<long>> Dropped() =>
        Totals().DroppedByReason.Select(pair => new Measurement<long>(pair.Value, new KeyValuePair<string, object?>("reason", pair.Key.ToString())));

    private static long Read(Func<RunTotals, long> figure) => figure(Totals());

    private static RunTotals Totals()
    {
        lock (Gate)
        {
            RunTotals totals = Ended;
            foreach (Run run in Runs)
                totals = totals.AddActive(run.GetStatus());
            return totals;
        }
    }
}
