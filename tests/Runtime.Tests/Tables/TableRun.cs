using System.Text;
using System.Text.Json.Nodes;
using Instrument.Records;
using Instrument.Runtime.Tests.Media;
using Instrument.Testing;
using Microsoft.Extensions.Logging;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Tables;

/// <summary>What a run has of tables and charts: records in their order, rows, files.</summary>
internal sealed class TableRun
{
    private readonly Dictionary<string, byte[]> _staged = [];
    private readonly Dictionary<string, byte[]> _files = [];

    private TableRun(IReadOnlyList<Record> records, string directory, RunReceipt receipt)
    {
        Records = [.. records.Where(record => record.Artifact is not null || record.Files is not null || record.History is not null || record.Config is not null)];
        Receipt = receipt;
        foreach (ArtifactManifestEntry entry in Artifacts.SelectMany(artifact => artifact.Manifest.Contents))
            _staged[entry.LocalPath] = File.ReadAllBytes(entry.LocalPath);
        foreach (string path in Records.Where(record => record.Files is not null).Select(record => record.Files.Files.Single().Path))
            _files[path] = File.ReadAllBytes(Path.Combine(directory, "files", path));
        FilesLeft = [.. Directory.GetFiles(directory).Select(path => Path.GetFileName(path)!)];
    }

    /// <summary>The records of artifacts, files, config and rows.</summary>
    public IReadOnlyList<Record> Records { get; }

    public RunReceipt Receipt { get; }

    /// <summary>The names of the files in the run's folder, without those below it.</summary>
    public IReadOnlyList<string> FilesLeft { get; }

    public List<ArtifactRecord> Artifacts => [.. Records.Where(record => record.Artifact is not null).Select(record => record.Artifact)];

    public List<JsonNode> ConfigItems => [.. Records.Where(record => record.Config is not null).Select(record => JsonNode.Parse(record.Config.Update.Single().ValueJson)!)];

    /// <summary>The kinds of the records, in order.</summary>
    public string Order => string.Join(' ', Records.Select(record => record.RecordTypeCase.ToString().ToLowerInvariant()));

    /// <summary>Runs a program.</summary>
    public static TableRun Of(Action<Run> log, TimeProvider? time = null, ILogger? logger = null, string id = "test")
    {
        using TemporaryDirectory directory = new();
        using Run run = TestRun.Start(directory.Path, id, time, logger);
        log(run);
        RunReceipt receipt = run.Finish();
        return new TableRun(LogDecoder.Decode(run.LogPath!), run.Directory!, receipt);
    }

    /// <summary>Logs one table.</summary>
    public static TableRun Of(Table table) => Of(run => run.Log("t", table));

    /// <summary>The value of a row.</summary>
    public JsonNode Value(string key, int row = 0)
    {
        HistoryRecord history = Records.Where(record => record.History is not null).ElementAt(row).History;
        return MediaRun.Joined(history.Item.Select(item => (item.NestedKey.ToArray(), item.ValueJson)), key) ?? throw new InvalidOperationException($"no {key}");
    }

    /// <summary>The table's file in an artifact.</summary>
    public string ArtifactText(int index = 0) => Encoding.UTF8.GetString(StagedTable(index));

    /// <summary>The bytes of a staged file.</summary>
    public byte[] Staged(ArtifactManifestEntry entry) => _staged[entry.LocalPath];

    /// <summary>The run's file that was announced as the nth.</summary>
    public string FileText(int index = 0) => Encoding.UTF8.GetString(_files[FilePath(index)]);

    public string FilePath(int index = 0) => Records.Where(record => record.Files is not null).ElementAt(index).Files.Files.Single().Path;

    /// <summary>The types of the columns as the artifact has them.</summary>
    public JsonNode ColumnTypes(int index = 0) => JsonNode.Parse(ArtifactText(index))!["column_types"]!["params"]!["type_map"]!;

    private byte[] StagedTable(int index) => Staged(Artifacts[index].Manifest.Contents.Single(entry => entry.Path.EndsWith(".table.json", StringComparison.Ordinal)));
}
