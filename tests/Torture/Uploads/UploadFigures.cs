using System.Globalization;
using Instrument.Testing;

namespace Instrument.Torture.Uploads;

/// <summary>Compares the artifacts at servers with those that were logged, during uploads and after them, and adds up the differences.</summary>
internal sealed class UploadFigures
{
    private int _runs;
    private int _kills;
    private long _requests;
    private long _faults;
    private int _logged;
    private int _committed;
    private int _lost;
    private int _twice;
    private int _wrong;
    private int _errors;

    /// <summary>Whether anything is wrong.</summary>
    public bool HasViolation => _lost + _twice + _wrong + _errors != 0;

    /// <summary>Looks at what is at the server between two processes: what is committed is right, and nothing is there twice.</summary>
    public void Check(UploadStorm storm)
    {
        IReadOnlyList<ArtifactState> states = storm.Server.Artifacts;
        if (states.Select(state => state.ClientId).Distinct().Count() != states.Count || states.Count > storm.Plan.Versions)
            Count(ref _twice, storm, string.Join(", ", states));
        foreach (ArtifactState state in states)
        {
            Dictionary<string, byte[]> expected = state.IsCommitted ? storm.Plan.FilesOf(int.Parse(state.Version![1..], CultureInfo.InvariantCulture)) : [];
            IReadOnlyDictionary<string, ReadOnlyMemory<byte>> actual = state.Files;
            bool isRight = actual.Count == expected.Count
                && expected.All(file => actual.TryGetValue(file.Key, out ReadOnlyMemory<byte> content) && content.Span.SequenceEqual(file.Value));
            if (!isRight)
                Count(ref _wrong, storm, $"{state} has other files than were logged");
        }
    }

    /// <summary>Takes a storm that has passed.</summary>
    /// <param name="storm">The storm.</param>
    /// <param name="error">What went wrong with one of its processes.</param>
    public void Add(UploadStorm storm, string? error)
    {
        Check(storm);
        _runs++;
        _kills += storm.Kills;
        _requests += storm.Server.Requests.Count;
        _faults += storm.Server.Requests.Count(request => request.Fault is not null);
        if (error is not null)
            Count(ref _errors, storm, error);
        foreach (Violation violation in storm.Server.Violations)
            Count(ref _errors, storm, violation.ToString());
        int recorded = storm.LogPath is { } log ? LogDecoder.Decode(log).Count(record => record.Artifact is not null) : 0;
        int committed = storm.Server.Artifacts.Count(state => state.IsCommitted);
        _logged += recorded;
        _committed += committed;
        if (recorded < storm.Acknowledged || committed < recorded)
            Count(ref _lost, storm, $"{storm.Acknowledged} artifacts were logged, {recorded} are in the log, {committed} at the server");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"runs={_runs} kills={_kills} requests={_requests} faults={_faults} logged={_logged} committed={_committed} lost={_lost} twice={_twice} wrong={_wrong} errors={_errors}");

    private static void Count(ref int figure, UploadStorm storm, string what)
    {
        figure++;
        Console.Error.WriteLine($"seed {storm.Seed}: {what}");
    }
}
