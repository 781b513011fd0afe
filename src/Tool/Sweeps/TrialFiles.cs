using Instrument.Shipping.Documents;
using Instrument.Sweeps;

namespace Instrument.Tool.Sweeps;

/// <summary>The files in which an agent leaves the values of a trial (docs/wire/sdk-surface.md §10.4).</summary>
internal sealed class TrialFiles(string rootDirectory, string sweepId)
{
    private readonly string _folder = Path.Combine(rootDirectory, "wandb", $"sweep-{sweepId}");

    /// <summary>Writes the file that the run's process reads.</summary>
    /// <returns>Its full path.</returns>
    public string WriteYaml(SweepCommand trial)
    {
        byte[] entries = YamlWriter.Write(trial.Values.ToWrappedJson());
        return Write($"config-{trial.RunId}.yaml", [.. "wandb_version: 1\n\n"u8, .. trial.Values.Keys.Count == 0 ? [] : entries]);
    }

    /// <summary>Writes the values alone.</summary>
    /// <returns>The file's full path.</returns>
    public string WriteJson(SweepCommand trial) => Write($"config-{trial.RunId}.json", trial.Values.ToJson());

    private string Write(string name, byte[] content)
    {
        // The id comes from the server and becomes a part of a path.
        if (name.AsSpan().IndexOfAny('/', '\\') >= 0)
            throw new ToolException(ExitCode.Failed, $"the server gives a trial the id '{name}', which is no name of a file.");
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(_folder);
        File.WriteAllBytes(path, content);
        return path;
    }
}
