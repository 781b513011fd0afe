using System.Diagnostics;

namespace Instrument;

/// <summary>Which activities become traces of a run, and how.</summary>
public sealed class ActivityBridgeOptions
{
    /// <summary>
    /// The names of the <see cref="ActivitySource"/>s; with <c>*</c> as the last character a name stands for all that begin so. Default: none.
    /// </summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The key of the traces. Default: <c>traces</c>.</summary>
    public string Key { get; init; } = "traces";

    /// <summary>Tells the kind of a span. Default, and where it tells nothing: what the tags tell, see <see cref="TraceTree.FromActivities"/>.</summary>
    public Func<Activity, TraceSpanKind?>? Kind { get; init; }

    /// <summary>Chooses traces by their finished root. Default: all.</summary>
    public Func<Activity, bool>? Filter { get; init; }

    /// <summary>
    /// How many unfinished traces are kept. When there are more, the oldest is left out and counted in
    /// <see cref="ActivityBridge.TracesLeftOut"/>. Default: 100.
    /// </summary>
    public int MaxOpenTraces { get; init; } = 100;

    /// <summary>
    /// How many activities of a trace are kept. Further ones are counted in <see cref="ActivityBridge.ActivitiesLeftOut"/>; those below them lie
    /// below the nearest that is kept. Default: 500.
    /// </summary>
    public int MaxActivities { get; init; } = 500;
}
