using Instrument.Artifacts;

namespace Instrument.Torture.Uploads;

/// <summary>Logs artifacts in an online run and ends it, unless it is killed before.</summary>
internal static class UploadChild
{
    public const string CommandName = "upload-child";

    /// <summary>What it prints when it has logged an artifact.</summary>
    public const string Logged = "logged";

    public static int Run(UploadPlan plan)
    {
        Run run = Wandb.Init(new RunOptions { Project = "uploads", Quiet = true });
        for (int version = 0; version < plan.Versions; version++)
        {
            Artifact artifact = new(UploadPlan.Name, "dataset");
            foreach ((string path, byte[] content) in plan.FilesOf(version))
            {
                using Stream file = artifact.NewFile(path);
                file.Write(content);
            }
            run.LogArtifact(artifact);
            Console.WriteLine(Logged);
        }
        RunReceipt receipt = run.Finish();
        return receipt.SendError is null && receipt.Pending == 0 ? 0 : 1;
    }
}
