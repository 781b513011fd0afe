using System.Text.Json;

namespace Instrument.Tool.Verification;

/// <summary>Adds up how rows of logs and of a server compare. Pure.</summary>
internal sealed class RowTally
{
    private const int MaxSteps = 10;

    private readonly SortedDictionary<string, VerifiedKey> _keys = new(StringComparer.Ordinal);
    private readonly List<long> _missingSteps = [];

    /// <summary>Rows of the logs.</summary>
    public long Logged { get; private set; }

    /// <summary>Rows that the server lacks.</summary>
    public long Missing { get; private set; }

    /// <summary>Rows that the logs lack.</summary>
    public long Extra { get; private set; }

    /// <summary>The first steps of missing rows.</summary>
    public IReadOnlyList<long> MissingSteps => _missingSteps;

    /// <summary>The keys.</summary>
    public IReadOnlyList<VerifiedKey> Keys => [.. _keys.Values];

    /// <summary>Compares rows of one range of steps.</summary>
    /// <param name="logged">Those of the logs.</param>
    /// <param name="stored">Those of the server.</param>
    public void Add(IReadOnlyList<LineValues> logged, IEnumerable<LineValues> stored)
    {
        Dictionary<long, LineValues> byStep = [];
        foreach (LineValues line in stored)
        {
            if (!byStep.TryAdd(line.Step, line))
                Extra++;
        }
        foreach (LineValues line in logged)
        {
            Logged++;
            byStep.Remove(line.Step, out LineValues? other);
            if (other is null)
                Miss(line.Step);
            Compare(line, other);
        }
        Extra += byStep.Count;
        foreach (LineValues line in byStep.Values)
            Compare(null, line);
    }

    /// <summary>Takes note of rows that were never sent, so that they cannot be told from those of an earlier log by their steps.</summary>
    public void AddUnsent(IEnumerable<LineValues> logged)
    {
        foreach (LineValues line in logged)
        {
            Logged++;
            Miss(line.Step);
            Compare(line, null);
        }
    }

    private void Miss(long step)
    {
        Missing++;
        if (_missingSteps.Count < MaxSteps)
            _missingSteps.Add(step);
    }

    private void Compare(LineValues? logged, LineValues? stored)
    {
        long step = (logged ?? stored)!.Step;
        foreach (string key in (logged?.Values.Keys ?? []).Union(stored?.Values.Keys ?? [], StringComparer.Ordinal))
        {
            JsonElement here = default;
            JsonElement there = default;
            bool isHere = logged?.Values.TryGetValue(key, out here) == true;
            bool isThere = stored?.Values.TryGetValue(key, out there) == true;
            bool isSame = isHere && isThere && LineValues.AreEqual(here, there);
            VerifiedKey tally = _keys.GetValueOrDefault(key) ?? new VerifiedKey(key, 0, 0, 0, null);
            _keys[key] = tally with
            {
                Logged = tally.Logged + (isHere ? 1 : 0),
                Stored = tally.Stored + (isThere ? 1 : 0),
                Differing = tally.Differing + (isHere && isThere && !isSame ? 1 : 0),
                FirstDifference = tally.FirstDifference ?? (isSame ? null : step),
            };
        }
    }
}
