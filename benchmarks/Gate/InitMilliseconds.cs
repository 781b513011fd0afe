using Instrument.Benchmarks.Measuring;

namespace Instrument.Benchmarks.Gate;

/// <summary>How long <c>Wandb.Init</c> takes offline, from the second run of a process on.</summary>
internal sealed class InitMilliseconds : IFigure
{
    public string Name => "init.ms";

    public string Unit => "ms";

    public Bar Bar => Bar.AtMost(20);

    public Reading Measure(Effort effort)
    {
        using TemporaryFolder folder = new();
        RunOptions options = MeasuredRun.Options(folder.Path);
        double first = Init(options);
        double[] later = Sample.Repeat(effort.Of(20), () => Init(options));
        return new Reading(Sample.Median(later),
            $"fastest {later.Min():0.0} ms; the first here, after what other figures have warmed up, {first:0.0} ms");
    }

    private static double Init(RunOptions options)
    {
        Run? run = null;
        double nanoseconds = Timing.Nanoseconds(() => run = Wandb.Init(options));
        run!.Dispose();
        return nanoseconds / 1e6;
    }
}
