using System.Text.Json.Nodes;
using Instrument.Records;
using Instrument.Shipping.Documents;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>The files of a shipped run, beside those of the official client.</summary>
public sealed class RunFilesWriterTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly RunConfigState _config = new(new RunConfigOptions { ServerExpandsGlobs = true });
    private readonly SummaryState _summary = new();

    public RunFilesWriterTests()
    {
        _config.Apply(new TelemetryRecord { CoreVersion = "0.28.3.dev1" });
        foreach (Record record in LogDecoder.Decode(FixturePath.GoldenLog("stats")))
        {
            switch (record.RecordTypeCase)
            {
                case Record.RecordTypeOneofCase.Run: _config.Apply(record.Run); break;
                case Record.RecordTypeOneofCase.Telemetry: _config.Apply(record.Telemetry); break;
                case Record.RecordTypeOneofCase.Environment: _config.Apply(record.Environment); break;
                case Record.RecordTypeOneofCase.Summary: _summary.Apply(record.Summary); break;
            }
        }
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_files_say_what_those_of_the_official_client_say()
    {
        RunFilesWriter files = new(_directory.File("files"));

        Assert.Equal(new RunFileWriteResult("config.yaml", null), files.WriteConfig(_config));
        Assert.Equal(new RunFileWriteResult("wandb-summary.json", null), files.WriteSummary(_summary));
        Assert.Equal(new RunFileWriteResult("wandb-metadata.json", null), files.WriteMetadata(_config));

        Assert.Equal(YamlTree.Read(Golden("config.yaml")), YamlTree.Read(Ours("config.yaml")));
        Assert.Equal(CanonicalJson.Of(Golden("wandb-summary.json")), CanonicalJson.Of(Ours("wandb-summary.json")));
        Assert.Equal(Golden("wandb-summary.json").Length, Ours("wandb-summary.json").TrimEnd('\n').Length);
        Assert.Equal(CanonicalJson.Of(Golden("wandb-metadata.json")), CanonicalJson.Of(Ours("wandb-metadata.json")));
        Assert.Equal(
            JsonNode.Parse(Golden("wandb-metadata.json"))!.AsObject().Select(member => member.Key),
            JsonNode.Parse(Ours("wandb-metadata.json"))!.AsObject().Select(member => member.Key));
        Assert.Equal(3, Directory.GetFiles(_directory.File("files")).Length);
    }

    [Fact]
    public void A_file_is_replaced_whole()
    {
        File.WriteAllText(_directory.File("wandb-summary.json"), new string('x', 10_000));
        new RunFilesWriter(_directory.Path).WriteSummary(_summary);

        Assert.Equal(CanonicalJson.Of(_summary.ToLine()), CanonicalJson.Of(Ours("wandb-summary.json", folder: "")));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told()
    {
        File.WriteAllText(_directory.File("files"), "");

        Assert.False(new RunFilesWriter(_directory.File("files")).WriteConfig(_config).Succeeded);
    }

    private static string Golden(string name) => File.ReadAllText(Path.Combine(FixturePath.Golden("stats"), name));

    private string Ours(string name, string folder = "files") => File.ReadAllText(Path.Combine(_directory.Path, folder, name));
}
