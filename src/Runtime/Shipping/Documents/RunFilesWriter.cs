using Instrument.Files;

namespace Instrument.Shipping.Documents;

/// <summary>
/// Writes the files that a shipped run has besides its own (docs/wire/online.md §4.4) into its folder, each of them whole or not at all.
/// </summary>
/// <param name="filesDirectory">The folder <c>files</c> of the run.</param>
internal sealed class RunFilesWriter(string filesDirectory)
{
    /// <summary>Name of the config's file.</summary>
    public const string ConfigName = "config.yaml";

    /// <summary>Name of the summary's file.</summary>
    public const string SummaryName = "wandb-summary.json";

    /// <summary>Name of the file about program and machine.</summary>
    public const string MetadataName = "wandb-metadata.json";

    /// <summary>Writes the config.</summary>
    public RunFileWriteResult WriteConfig(RunConfigState config) => Write(ConfigName, YamlWriter.Write(config.ToText()));

    /// <summary>Writes the summary: the line that the server gets.</summary>
    public RunFileWriteResult WriteSummary(SummaryState summary) => Write(SummaryName, summary.ToLine());

    /// <summary>Writes what is known of program and machine.</summary>
    public RunFileWriteResult WriteMetadata(RunConfigState config) =>
        Write(MetadataName, EnvironmentJson.Write(config.Environment, indented: true));

    private RunFileWriteResult Write(string name, ReadOnlySpan<byte> content)
    {
        try
        {
            Directory.CreateDirectory(filesDirectory);
            if (!SafePath.TryResolve(filesDirectory, name, mayLinkOut: false, out string path, out string? fault))
                return new RunFileWriteResult(name, fault);
            string unfinished = path + OutputLogWriter.UnfinishedSuffix;
            File.WriteAllBytes(unfinished, content);
            File.Move(unfinished, path, overwrite: true);
            return new RunFileWriteResult(name, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new RunFileWriteResult(name, exception.Message);
        }
    }
}
