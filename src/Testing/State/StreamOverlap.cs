namespace Instrument.Testing.State;

/// <summary>Which runs have a file_stream request under way: never two of one run at a time (docs/wire/online.md §3.13).</summary>
internal sealed class StreamOverlap
{
    private readonly Dictionary<RunKey, int> _underWay = [];

    /// <summary>Counts a request, and says whether another one is under way.</summary>
    public bool Enter(RunKey run)
    {
        lock (_underWay)
        {
            _underWay[run] = _underWay.GetValueOrDefault(run) + 1;
            return _underWay[run] > 1;
        }
    }

    public void Leave(RunKey run)
    {
        lock (_underWay)
            _underWay[run]--;
    }
}
