using System.Diagnostics;
using Instrument.Metering;
using Instrument.Tracing;

namespace Instrument;

/// <summary>
/// Logs finished <see cref="Activity"/> trees as traces of a run, which W&amp;B shows with times, inputs, outputs and errors: for agents and
/// models whose libraries write activities already. A trace is in the log when its root has ended.
/// </summary>
/// <remarks>
/// A root is an activity without another one of the chosen sources above it in this process. Rows of a bridge do not disturb those of the
/// program: a trace joins the row that is open, and is in a row of its own where none is. So a program that gives its rows steps keeps one
/// trace a step, the last. Memory is bounded by <see cref="ActivityBridgeOptions.MaxOpenTraces"/> and
/// <see cref="ActivityBridgeOptions.MaxActivities"/>.
/// </remarks>
public sealed class ActivityBridge : IDisposable
{
    private readonly Run _run;
    private readonly ActivityBridgeOptions _options;
    private readonly OpenTraces _open;
    private readonly ActivityListener _listener;
    private long _logged;
    private long _failed;
    private bool _hasWarned;

    private ActivityBridge(Run run, ActivityBridgeOptions options)
    {
        _run = run;
        _options = options;
        NamePattern[] sources = NamePattern.Parse(options.Sources, nameof(options));
        _open = new OpenTraces(sources, options.MaxOpenTraces, options.MaxActivities);
        _listener = new ActivityListener
        {
            ShouldListenTo = source => NamePattern.Any(sources, source.Name),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            SampleUsingParentId = static (ref ActivityCreationOptions<string> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Take,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Traces that were logged.</summary>
    public long TracesLogged => Interlocked.Read(ref _logged);

    /// <summary>Traces that were not logged: unfinished at the end or when there were too many, or impossible to write. The filter's choice does not count.</summary>
    public long TracesLeftOut => _open.TracesLeftOut + Interlocked.Read(ref _failed);

    /// <summary>Activities that are in no trace: they ended after their root, or were too many in it.</summary>
    public long ActivitiesLeftOut => _open.ActivitiesLeftOut;

    /// <summary>Starts to log the activities of sources, those that exist and those that are made later.</summary>
    /// <param name="run">The run. When it finishes, the bridge ends.</param>
    /// <param name="options">Which activities, and how.</param>
    /// <returns>The bridge; dispose it to end it before the run.</returns>
    /// <exception cref="ArgumentException">A source's name or the key breaks a rule, or no source is named.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is less than 1.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public static ActivityBridge Start(Run run, ActivityBridgeOptions options)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxOpenTraces, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxActivities, 1, nameof(options));
        if (options.Sources is null or { Count: 0 })
            throw new ArgumentException("No source is named; set ActivityBridgeOptions.Sources, for example to [\"MyApp.*\"].", nameof(options));
        if (MetricKeyGrammar.Check(options.Key) is not MetricKeyViolation.None and var violation)
            throw new ArgumentException($"The key '{options.Key}' {MetricKeyGrammar.Describe(violation)}.", nameof(options));
        return run.Accompany(new ActivityBridge(run, options));
    }

    /// <summary>Ends the bridge; unfinished traces are left out.</summary>
    public void Dispose()
    {
        _listener.Dispose();
        _open.Close();
        _run.Leave(this);
    }

    private void Take(Activity activity)
    {
        if (_open.Add(activity) is not { } activities)
            return;
        try
        {
            if (_options.Filter?.Invoke(activity) == false)
                return;
            TraceTree trace = TraceTree.FromActivities(activities, kind: _options.Kind);
            if (_run.TryLogAside([KeyValuePair.Create(_options.Key, (object?)trace)]))
                Interlocked.Increment(ref _logged);
            else
                Interlocked.Increment(ref _failed);
        }
#pragma warning disable CA1031 // Called by the program's own Activity.Stop, which must not fail because of a trace; the program's functions and values are used here.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Interlocked.Increment(ref _failed);
            if (!Interlocked.Exchange(ref _hasWarned, true))
                LogMessages.TraceLeftOut(_run.Logger, exception.Message);
        }
    }
}
