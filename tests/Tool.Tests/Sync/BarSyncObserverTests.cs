using Instrument.Tool.Runs;
using Instrument.Tool.Sync;
using Spectre.Console;

namespace Instrument.Tool.Tests.Sync;

public sealed class BarSyncObserverTests
{
    [Fact]
    public async Task Each_run_has_a_bar_that_is_full_at_the_end_and_shows_trouble_until_then()
    {
        using StringWriter screen = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(screen),
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
        });
        LocalRun run = new("/runs/run-20260101_000000-abc/run-abc.wandb");

        await console.Progress().AutoRefresh(false).StartAsync(bars =>
        {
            BarSyncObserver observer = new(bars);
            observer.Start(run, rows: 10);
            observer.Move(run, sent: 5, trouble: "no [network]");
            bars.Refresh();
            observer.Move(run, sent: 10, trouble: null);
            observer.End(new SyncedRun { Id = run.Id, Directory = run.Directory, Result = SyncResult.Sent });
            return Task.CompletedTask;
        });

        Assert.Contains("abc: no [network]", screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("50%", screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("100%", screen.ToString(), StringComparison.Ordinal);
    }
}
