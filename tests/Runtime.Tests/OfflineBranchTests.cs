using Instrument.Reading;
using Instrument.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrument.Runtime.Tests;

/// <summary>Branching and resuming without a server.</summary>
public sealed class OfflineBranchTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_branch_starts_after_the_step_of_the_other_run()
    {
        Run run = Wandb.Init(Options(new RunMoment("trunk", 41), null, NullLogger.Instance));
        run.Log("value", 1.0);
        run.Finish();

        using RunReader reader = RunReader.Open(run.LogPath!);
        Assert.Equal([42L], reader.ReadRows().Select(row => row.Step));
    }

    [Fact]
    public void Resuming_is_left_out_with_a_warning()
    {
        ListLogger logger = new();
        Run run = Wandb.Init(Options(null, RunResume.Must, logger));
        run.Finish();

        Assert.Contains(logger.Entries, entry => entry.Text.Contains("is offline, so it is not resumed", StringComparison.Ordinal));
    }

    private RunOptions Options(RunMoment? fork, RunResume? resume, ILogger logger) => new()
    {
        Project = "tests",
        RunId = "branch",
        ForkFrom = fork,
        Resume = resume,
        Directory = _directory.Path,
        Mode = RunMode.Offline,
        Quiet = true,
        Reinit = Reinit.CreateNew,
        Logger = logger,
        EnvironmentVariable = _ => null,
    };
}
