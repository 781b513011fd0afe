using System.Globalization;
using Instrument.Tool.Runs;

namespace Instrument.Tool.Sync;

/// <summary>Writes a line when a run starts and ends, when the server is away, and now and then between.</summary>
internal sealed class PlainSyncObserver(TextWriter output, TimeProvider time) : ISyncObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private long _rows;
    private long _told;
    private string? _trouble;

    /// <inheritdoc/>
    public void Start(LocalRun run, long rows)
    {
        _rows = rows;
        _told = time.GetTimestamp();
        _trouble = null;
        Write($"{run.Id}: sending {rows:N0} rows of {run.Directory}");
    }

    /// <inheritdoc/>
    public void Move(LocalRun run, long sent, string? trouble)
    {
        if (trouble is not null && _trouble is null)
            Write($"{run.Id}: {trouble}");
        _trouble = trouble;
        if (time.GetElapsedTime(_told) < Interval)
            return;
        _told = time.GetTimestamp();
        Write($"{run.Id}: {sent:N0} of {_rows:N0} rows sent");
    }

    /// <inheritdoc/>
    public void End(SyncedRun run)
    {
        if (run.Result == SyncResult.Sent)
            Write($"{run.Id}: done, {run.Sent:N0} rows and {run.Files:N0} files are at the server");
        else
            Write($"{run.Id}: {run.Error}");
    }

    private void Write(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture).ReplaceLineEndings(" "));
}
