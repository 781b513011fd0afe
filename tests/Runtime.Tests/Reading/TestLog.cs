using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Instrument.Reading;
using Instrument.Records;
using Instrument.Testing;
using Instrument.TransactionLog;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Reading;

/// <summary>A log on disk that a test writes record by record.</summary>
internal sealed class TestLog : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly LogWriter _writer;

    public TestLog() => _writer = LogWriter.Create(Path);

    public string Path => _directory.File("run-abc12345.wandb");

    public string Directory => _directory.Path;

    /// <summary>A log of these records.</summary>
    public static TestLog Of(params IEnumerable<Record> records)
    {
        TestLog log = new();
        log.Append(records);
        return log;
    }

    public static Record Run(RunRecord? run = null) => new()
    {
        Run = run ?? new RunRecord { RunId = "abc12345", Project = "demo", StartTime = new Timestamp { Seconds = 1767225600 } },
    };

    /// <summary>A row with the automatic values.</summary>
    public static Record Row(long step, params IEnumerable<(string Key, string Json)> values)
    {
        HistoryRecord row = new() { Step = new HistoryStep { Num = step } };
        foreach ((string key, string json) in values)
            row.Item.Add(new HistoryItem { NestedKey = { key }, ValueJson = json });
        row.Item.Add(new HistoryItem { NestedKey = { "_step" }, ValueJson = $"{step}" });
        row.Item.Add(new HistoryItem { NestedKey = { "_runtime" }, ValueJson = $"{step}.5" });
        row.Item.Add(new HistoryItem { NestedKey = { "_timestamp" }, ValueJson = $"{1767225600 + step}.25" });
        return new Record { History = row };
    }

    public static Record Config(params IEnumerable<(string Path, string Json)> updates) =>
        new() { Config = new ConfigRecord { Update = { updates.Select(item => ConfigItem(item.Path, item.Json)) } } };

    public static Record RemoveConfig(string path) =>
        new() { Config = new ConfigRecord { Remove = { ConfigItem(path, "") } } };

    public static Record Summary(params IEnumerable<(string Path, string Json)> updates) =>
        new() { Summary = new SummaryRecord { Update = { updates.Select(item => SummaryItem(item.Path, item.Json)) } } };

    public static Record RemoveSummary(string path) =>
        new() { Summary = new SummaryRecord { Remove = { SummaryItem(path, "") } } };

    public static Record Exit(int code = 0) => new() { Exit = new RunExitRecord { ExitCode = code } };

    public void Append(params IEnumerable<Record> records)
    {
        foreach (Record record in records)
            _writer.Append(record.ToByteArray());
        Assert.True(_writer.Flush().Succeeded);
    }

    public void Append(byte[] record)
    {
        _writer.Append(record);
        Assert.True(_writer.Flush().Succeeded);
    }

    public RunReader Open() => RunReader.Open(Path);

    public void Dispose()
    {
        _writer.Dispose();
        _directory.Dispose();
    }

    // A path with ">" between segments is nested; one without is a plain key.
    private static ConfigItem ConfigItem(string path, string json)
    {
        string[] segments = path.Split('>');
        ConfigItem item = new() { ValueJson = json };
        if (segments.Length == 1)
            item.Key = path;
        else
            item.NestedKey.Add(segments);
        return item;
    }

    private static SummaryItem SummaryItem(string path, string json)
    {
        string[] segments = path.Split('>');
        SummaryItem item = new() { ValueJson = json };
        if (segments.Length == 1)
            item.Key = path;
        else
            item.NestedKey.Add(segments);
        return item;
    }
}
