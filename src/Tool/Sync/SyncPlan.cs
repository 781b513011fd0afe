using Instrument.Tool.Runs;

namespace Instrument.Tool.Sync;

/// <summary>Tells what a synchronization would send, without a network and without writing anything.</summary>
internal sealed class SyncPlan(ToolHost host)
{
    private readonly RunInspector _inspector = new(host);

    /// <summary>The account of a synchronization that does not take place.</summary>
    public SyncReport Of(IEnumerable<SyncGroup> groups) => new(DryRun: true, [.. groups.SelectMany(group => group.Logs).Select(Of)]);

    private SyncedRun Of(LocalRun run)
    {
        try
        {
            LocalRunInfo info = _inspector.Inspect(run, recover: false);
            bool isKilled = info.State == LocalRunState.Crashed && File.Exists(run.RowBufferPath);
            return new SyncedRun
            {
                Id = run.Id,
                Directory = run.Directory,
                Result = info.State == LocalRunState.Active ? SyncResult.Active : SyncResult.WouldSend,
                Rows = info.Rows,
                Sent = info.Sent,
                Refused = info.Refused,
                Error = isKilled ? "rows that its killed process has left are recovered first" : null,
            };
        }
        catch (Exception exception) when (exception is WandbException or IOException or UnauthorizedAccessException)
        {
            return new SyncedRun { Id = run.Id, Directory = run.Directory, Result = SyncResult.Incomplete, Error = exception.Message, Code = ExitCode.Failed };
        }
    }
}
