namespace Instrument.Benchmarks.Gate;

/// <summary>How fast files are copied and hashed for an artifact, compared with their MD5 alone, by processor time.</summary>
internal sealed class ArtifactStageRatioToMd5 : IFigure
{
    public string Name => "artifact.stage.ratio-to-md5";

    public string Unit => "x";

    public Bar Bar => Bar.AtLeast(0.7);

    public Reading Measure(Effort effort)
    {
        ArtifactRun run = ArtifactRun.Of(effort);
        return new Reading(run.Md5Milliseconds / run.StagingMilliseconds,
            $"staging {run.StagingMilliseconds:0} ms, MD5 alone {run.Md5Milliseconds:0} ms of processor time");
    }
}
