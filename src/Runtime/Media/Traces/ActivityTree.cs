using System.Diagnostics;

namespace Instrument.Media.Traces;

/// <summary>Makes spans of activities that have ended.</summary>
internal static class ActivityTree
{
    /// <summary>The span of the activity that holds all others.</summary>
    /// <param name="activities">The activities in any order.</param>
    /// <param name="kind">Tells the kind of a span; without it, or where it tells none, the tags do.</param>
    /// <exception cref="ArgumentException">There are none, one has not ended, or they are no tree with one root.</exception>
    public static TraceSpan ToSpan(IEnumerable<Activity> activities, Func<Activity, TraceSpanKind?>? kind)
    {
        ArgumentNullException.ThrowIfNull(activities);
        Dictionary<string, (Activity Activity, TraceSpan Span)> spans = [];
        foreach (Activity activity in activities)
        {
            if (!activity.IsStopped)
                throw new ArgumentException($"The activity '{activity.DisplayName}' has not ended; stop it first.", nameof(activities));
            if (!spans.TryAdd(Id(activity), (activity, ActivitySpan.Create(activity, kind))))
                throw new ArgumentException($"The activity '{activity.DisplayName}' ({Id(activity)}) is there twice.", nameof(activities));
        }
        TraceSpan? root = null;
        foreach ((Activity activity, TraceSpan span) in spans.Values.OrderBy(pair => pair.Activity.StartTimeUtc))
        {
            if (Above(activity, spans) is { } above)
                above.Children.Add(span);
            else if (root is null)
                root = span;
            else
                throw new ArgumentException($"Neither '{root.Name}' nor '{span.Name}' lies below another activity of the list; a trace has one root.", nameof(activities));
        }
        return root ?? throw new ArgumentException("There is no activity without a parent in the list, so no root of a trace.", nameof(activities));
    }

    private static string Id(Activity activity) =>
        activity.IdFormat == ActivityIdFormat.W3C ? activity.SpanId.ToHexString() : activity.Id ?? "";

    // The nearest one that is in the list: those between may be of sources that nobody chose.
    private static TraceSpan? Above(Activity activity, Dictionary<string, (Activity Activity, TraceSpan Span)> spans)
    {
        for (Activity? above = activity.Parent; above is not null; above = above.Parent)
        {
            if (spans.TryGetValue(Id(above), out (Activity Activity, TraceSpan Span) found))
                return found.Span;
        }
        return ParentId(activity) is { } parent && spans.TryGetValue(parent, out (Activity Activity, TraceSpan Span) elsewhere) ? elsewhere.Span : null;
    }

    private static string? ParentId(Activity activity)
    {
        if (activity.IdFormat != ActivityIdFormat.W3C)
            return activity.ParentId;
        return activity.ParentSpanId == default ? null : activity.ParentSpanId.ToHexString();
    }
}
