using System.Globalization;
using Instrument.Artifacts;
using Instrument.Testing;

namespace Instrument.ChildRun;

/// <summary>Logs artifacts whose files follow from a seed. Each that is logged is a line of the output.</summary>
internal static class ArtifactUploads
{
    /// <summary>Logs versions of one artifact, and ends the run. Arguments: seed, versions, files of each.</summary>
    public static async Task<int> VersionsAsync(string[] args)
    {
        int[] numbers = [.. args.Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        Run run = Wandb.Init(new RunOptions { Project = "online", Quiet = true });
        run.Log("loss", 1.0);
        for (int version = 0; version < numbers[1]; version++)
        {
            run.LogArtifact(Of(SeededFiles.Of(numbers[0] + version, numbers[2])));
            Console.WriteLine("logged");
        }
        RunReceipt receipt = await run.FinishAsync();
        return receipt.SendError is null && receipt.Pending == 0 ? 0 : 1;
    }

    /// <summary>Logs a part of a version, waits until the server has it, and ends the run. Arguments: number of the part, files, id of the version.</summary>
    public static async Task<int> PartAsync(string[] args)
    {
        int part = int.Parse(args[0], CultureInfo.InvariantCulture);
        Dictionary<string, byte[]> files = SeededFiles.Of(part, int.Parse(args[1], CultureInfo.InvariantCulture));
        Run run = Wandb.Init(new RunOptions { Project = "online", Quiet = true });
        await run.UpsertArtifact(Of(files.ToDictionary(file => $"part {part}/{file.Key}", file => file.Value)), args[2]).WaitAsync();
        Console.WriteLine("sent");
        RunReceipt receipt = await run.FinishAsync();
        return receipt.SendError is null && receipt.Pending == 0 ? 0 : 1;
    }

    private static Artifact Of(Dictionary<string, byte[]> files)
    {
        Artifact artifact = new("iris", "dataset");
        foreach ((string path, byte[] content) in files)
        {
            using Stream file = artifact.NewFile(path);
            file.Write(content);
        }
        return artifact;
    }
}
