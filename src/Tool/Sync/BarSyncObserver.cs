using Instrument.Tool.Runs;
using Spectre.Console;

namespace Instrument.Tool.Sync;

/// <summary>Draws a progress bar for each run.</summary>
internal sealed class BarSyncObserver(ProgressContext bars) : ISyncObserver
{
    private readonly Dictionary<string, ProgressTask> _tasks = [];

    /// <inheritdoc/>
    public void Start(LocalRun run, long rows) => _tasks[run.Directory] = bars.AddTask(Markup.Escape(run.Id), maxValue: Math.Max(1, rows));

    /// <inheritdoc/>
    public void Move(LocalRun run, long sent, string? trouble)
    {
        ProgressTask task = _tasks[run.Directory];
        task.Value = sent;
        task.Description = Markup.Escape(trouble is null ? run.Id : $"{run.Id}: {trouble}");
    }

    /// <inheritdoc/>
    public void End(SyncedRun run)
    {
        if (!_tasks.TryGetValue(run.Directory, out ProgressTask? task))
            return;
        if (run.Result == SyncResult.Sent)
            task.Value = task.MaxValue;
        task.StopTask();
    }
}
