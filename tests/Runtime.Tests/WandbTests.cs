using System.Collections.Concurrent;
using Instrument.Generated;
using Instrument.Testing;

namespace Instrument.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class WandbTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<Run> _runs = [];

    public void Dispose()
    {
        foreach (Run run in _runs)
            run.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_second_run_is_an_error_that_names_the_first()
    {
        Start("first");

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Start("second"));

        Assert.Equal(
            "The run 'first' is still active, so Wandb.Init would start a second one. Finish or dispose it first, or set RunOptions.Reinit to FinishPrevious or CreateNew.",
            error.Message);
        Assert.Single(Directory.GetDirectories(_directory.File("wandb"), "offline-run-*"));
    }

    [Fact]
    public void A_disabled_run_is_a_run_as_well()
    {
        Start("first", mode: RunMode.Disabled);

        Assert.Throws<InvalidOperationException>(() => Start("second", mode: RunMode.Disabled));
    }

    [Fact]
    public void After_the_first_has_finished_another_may_start()
    {
        Start("first").Finish();
        Start("second").Dispose();

        Assert.False(Start("third").IsFinished);
    }

    [Fact]
    public void Starting_beside_leaves_the_others_running()
    {
        Run first = Start("first");
        Run second = Start("second", Reinit.CreateNew);
        first.Log("a", 1);
        second.Log("a", 2);

        Assert.False(first.IsFinished);
        Assert.Equal("1", HistoryRowsOf(first).Single()["a"]);
        Assert.Equal("2", HistoryRowsOf(second).Single()["a"]);
    }

    [Fact]
    public void Starting_anew_finishes_all_others_with_success()
    {
        Run first = Start("first");
        Run second = Start("second", Reinit.CreateNew);

        Run third = Start("third", Reinit.FinishPrevious);

        Assert.True(first.IsFinished && second.IsFinished);
        Assert.False(third.IsFinished);
        Assert.Equal(0, first.Finish().ExitCode);
    }

    [Fact]
    public void A_mistake_in_the_options_leaves_the_active_run_alone()
    {
        Run first = Start("first");

        Assert.Throws<ArgumentException>(() => Start("a/b", Reinit.FinishPrevious));

        Assert.False(first.IsFinished);
    }

    [Fact]
    public void The_end_of_the_process_finishes_every_run_with_its_exit_code()
    {
        Run first = Start("first");
        Run second = Start("second", Reinit.CreateNew);

        Wandb.FinishAll(1);

        Assert.Equal((1, 1), (first.Finish().ExitCode, second.Finish().ExitCode));
    }

    [Theory]
    [InlineData(RunMode.Disabled, 300)]
    [InlineData(RunMode.Offline, 20)]
    public void Of_several_threads_that_start_a_run_at_once_one_gets_it_and_the_others_an_error(RunMode mode, int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            ConcurrentBag<Run> runs = [];
            ConcurrentBag<Exception> errors = [];
            AtOnce(4, thread =>
            {
                try
                {
                    runs.Add(Wandb.Init(Options($"r{round}t{thread}", Reinit.Throw, mode)));
                }
                catch (InvalidOperationException error)
                {
                    errors.Add(error);
                }
            });

            Run run = Assert.Single(runs);
            Assert.Equal(3, errors.Count);
            Assert.All(errors, error => Assert.StartsWith($"The run '{run.Id}' is still active", error.Message, StringComparison.Ordinal));
            run.Finish();
        }
    }

    [Fact]
    public void Of_several_threads_that_each_start_anew_the_last_ones_run_is_left()
    {
        for (int round = 0; round < 50; round++)
        {
            ConcurrentBag<Run> runs = [];
            AtOnce(4, thread => runs.Add(Wandb.Init(Options($"r{round}t{thread}", Reinit.FinishPrevious, RunMode.Disabled))));

            Assert.Equal(4, runs.Count);
            Assert.Single(runs, run => !run.IsFinished).Finish();
        }
    }

    [Fact]
    public void A_config_is_needed_where_one_is_promised() =>
        Assert.Throws<ArgumentNullException>("config", () => Wandb.Init<IWandbConfig>(null!, Options("first", Reinit.Throw, null)));

    private Run Start(string id, Reinit reinit = Reinit.Throw, RunMode? mode = null)
    {
        Run run = Wandb.Init(Options(id, reinit, mode));
        _runs.Add(run);
        return run;
    }

    private RunOptions Options(string id, Reinit reinit, RunMode? mode) => new()
    {
        Project = "tests",
        RunId = id,
        Directory = _directory.Path,
        Mode = mode,
        Quiet = true,
        Reinit = reinit,
        RowBufferBytes = 1 << 16,
        EnvironmentVariable = _ => null,
    };

    private static void AtOnce(int threads, Action<int> action)
    {
        using Barrier barrier = new(threads);
        Thread[] all = [.. Enumerable.Range(0, threads).Select(thread => new Thread(() =>
        {
            barrier.SignalAndWait();
            action(thread);
        }))];
        foreach (Thread thread in all)
            thread.Start();
        foreach (Thread thread in all)
            thread.Join();
    }

    private static List<Dictionary<string, string>> HistoryRowsOf(Run run)
    {
        run.Finish();
        return HistoryRows.Of(run.LogPath!);
    }
}
