namespace Instrument.Benchmarks.Gate;

/// <summary>The largest working set of a process that adds 1 GiB in 1 000 files to an artifact.</summary>
internal sealed class ArtifactStageMemory : IFigure
{
    public string Name => "artifact.stage.memory";

    public string Unit => "MB";

    public Bar Bar => Bar.AtMost(100);

    public Reading Measure(Effort effort) => new(ArtifactRun.Of(effort).PeakMegabytes);
}
