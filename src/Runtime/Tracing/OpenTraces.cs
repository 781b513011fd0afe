using System.Diagnostics;
using Instrument.Metering;

namespace Instrument.Tracing;

/// <summary>Gathers finished activities by their root until it is finished too. Any thread; its memory is bounded.</summary>
/// <param name="sources">The sources whose activities count.</param>
/// <param name="maxTraces">How many unfinished traces are kept.</param>
/// <param name="maxActivities">How many activities of a trace are kept, its root included.</param>
internal sealed class OpenTraces(NamePattern[] sources, int maxTraces, int maxActivities)
{
    // Guards all that follows.
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<Activity, List<Activity>> _open = new(ReferenceEqualityComparer.Instance);
    private long _tracesLeftOut;
    private long _activitiesLeftOut;

    /// <summary>Traces that were given up unfinished.</summary>
    public long TracesLeftOut => Interlocked.Read(ref _tracesLeftOut);

    /// <summary>Activities that came too late for their trace, or are too many in it.</summary>
    public long ActivitiesLeftOut => Interlocked.Read(ref _activitiesLeftOut);

    /// <summary>Takes a finished activity.</summary>
    /// <returns>The activities of its trace if it is the root, in the order of their ends; otherwise <see langword="null"/>.</returns>
    public IReadOnlyList<Activity>? Add(Activity activity)
    {
        Activity root = RootOf(activity);
        lock (_gate)
        {
            if (ReferenceEquals(root, activity))
                return _open.Remove(root, out List<Activity>? below) ? [.. below, root] : [root];
            if (!_open.TryGetValue(root, out List<Activity>? activities))
            {
                // Nothing will ever ask for what lies below a root that has ended.
                if (root.IsStopped)
                {
                    _activitiesLeftOut++;
                    return null;
                }
                if (_open.Count >= maxTraces)
                    GiveUpOldest();
                _open.Add(root, activities = []);
            }
            if (activities.Count < maxActivities - 1)
                activities.Add(activity);
            else
                _activitiesLeftOut++;
            return null;
        }
    }

    /// <summary>Gives up what is unfinished.</summary>
    public void Close()
    {
        lock (_gate)
        {
            while (_open.Count != 0)
                GiveUpOldest();
        }
    }

    private void GiveUpOldest()
    {
        _open.RemoveAt(0);
        _tracesLeftOut++;
    }

    // The topmost one of the chosen sources: others may lie between and above.
    private Activity RootOf(Activity activity)
    {
        Activity root = activity;
        for (Activity? above = activity.Parent; above is not null; above = above.Parent)
        {
            if (NamePattern.Any(sources, above.Source.Name))
                root = above;
        }
        return root;
    }
}
