namespace Instrument.Testing.State;

/// <summary>Which runs have a file_stream request under way: never two of one writer of a run at a time (docs/wire/online.md §3.13).</summary>
internal sealed class StreamOverlap
{
    private readonly Dictionary<(RunKey Run, string Writer), int> _underWay = [];

    /// <summary>Counts a request, and says whether another one is under way.</summary>
    public bool Enter(RunKey run, string writer)
    {
        lock (_underWay)
        {
            _underWay[(run, writer)] = _underWay.GetValueOrDefault((run, writer)) + 1;
            return _underWay[(run, writer)] > 1;
        }
    }

    public void Leave(RunKey run, string writer)
    {
        lock (_underWay)
            _underWay[(run, writer)]--;
    }
}
