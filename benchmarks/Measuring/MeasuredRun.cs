namespace Instrument.Benchmarks.Measuring;

/// <summary>An offline run in a folder of its own, which ignores the machine's settings and leaves nothing behind.</summary>
internal sealed class MeasuredRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public MeasuredRun() => Run = Wandb.Init(Options(_folder.Path));

    /// <summary>The run.</summary>
    public Run Run { get; }

    /// <summary>The options of such a run.</summary>
    public static RunOptions Options(string folder) => new()
    {
        Project = "benchmarks",
        Directory = folder,
        Mode = RunMode.Offline,
        Quiet = true,
        Reinit = Reinit.CreateNew,
        EnvironmentVariable = _ => null,
    };

    /// <summary>Waits until all rows are in the log.</summary>
    public void WaitUntilDrained()
    {
        while (Run.Backlog != 0)
            Thread.Sleep(1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Run.Dispose();
        _folder.Dispose();
    }
}
