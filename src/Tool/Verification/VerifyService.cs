using Instrument.Http;
using Instrument.Http.GraphQl;
using Instrument.Settings;
using Instrument.Tool.Runs;

namespace Instrument.Tool.Verification;

/// <summary>Reads a run back and holds it against its logs, a range of steps at a time.</summary>
internal sealed class VerifyService(WandbApi api, ServerSettings server)
{
    private const int RowsAtATime = 500;

    /// <summary>Verifies a run.</summary>
    /// <param name="logs">Its logs, the oldest first.</param>
    /// <param name="path">The run at the server.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="ToolException">The run cannot be read back, or its rows have no steps.</exception>
    public async Task<VerifyReport> RunAsync(IReadOnlyList<LocalRun> logs, RunPath path, CancellationToken cancellation)
    {
        ApiResult<StoredRun> stored = await api.ReadRunAsync(path, cancellation).ConfigureAwait(false);
        if (!stored.IsSuccess)
            throw ToolException.Of(stored.Failure);
        ExpectedRows[] expected = [.. logs.Select(log => new ExpectedRows(log))];
        RowTally tally = new();
        // The first range begins where the first log does: what another machine has sent before is no concern of these logs.
        long? from = null;
        // A log that follows others and was not sent has no settled steps; the first one may have been sent from another place.
        ExpectedRows[] unsent = [.. expected.Skip(1).Where(log => !log.IsSent)];
        foreach (LineValues[] some in Merge([.. expected.Except(unsent)]).Chunk(RowsAtATime))
        {
            cancellation.ThrowIfCancellationRequested();
            if (some.Any(line => line.Step < 0))
                throw new ToolException(ExitCode.Failed, "the rows of this run have no steps, as in runs that several processes write together, so they cannot be compared.");
            long end = some[^1].Step + 1;
            tally.Add(some, await LinesAsync(path, from ?? some[0].Step, end, some.Length, cancellation).ConfigureAwait(false));
            from = end;
        }
        foreach (ExpectedRows log in unsent)
            tally.AddUnsent(log.Read());
        IReadOnlyList<VerifiedFile> files = await new FileVerifier(api).RunAsync(logs, path, cancellation).ConfigureAwait(false);
        return new VerifyReport(
            path.ToString(), server.Address.RunLink(path), stored.Value.State, tally.Logged, stored.Value.HistoryLineCount ?? 0,
            expected.Sum(rows => rows.Refused), tally.Missing, tally.Extra, tally.MissingSteps, tally.Keys, files);
    }

    private async Task<IEnumerable<LineValues>> LinesAsync(RunPath path, long min, long max, int rows, CancellationToken cancellation)
    {
        // A server gives a sample where it has more than it is asked for, so it is asked for more than there should be.
        ApiResult<HistoryPage> page = await api.HistoryPageAsync(path, min, max, (2 * rows) + 1, cancellation).ConfigureAwait(false);
        return page.IsSuccess ? page.Value.Lines.Select(LineValues.Of) : throw ToolException.Of(page.Failure);
    }

    // A log that begins behind the end of an earlier one took the run back: what the earlier one has from there on is gone.
    private static IEnumerable<LineValues> Merge(ExpectedRows[] logs)
    {
        long[] starts = [.. logs.Select(log => log.Read().Select(line => line.Step).DefaultIfEmpty(long.MaxValue).First())];
        for (int index = 0; index < logs.Length; index++)
        {
            long end = starts.Skip(index + 1).DefaultIfEmpty(long.MaxValue).Min();
            foreach (LineValues line in logs[index].Read().Where(line => line.Step < end))
                yield return line;
        }
    }
}
