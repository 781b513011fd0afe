using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Instrument.Records;
using Instrument.Testing;
using Instrument.TransactionLog;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Records;

/// <summary>The whole offline run of docs/wire/records.md §1.10.</summary>
public sealed class WorkedRunTests
{
    private const string Sha256 = "ed2151a19e67dc67e77d47373ad7bf0c657212d68af38047dbce288e6d25ced9";

    private static Record[] Run =>
    [
        new() { Num = 1, Header = new HeaderRecord { VersionInfo = new VersionInfo { Producer = "0.28.3", MinConsumer = "0.70.0" } } },
        new()
        {
            Num = 2,
            Run = new RunRecord
            {
                RunId = "abc12345",
                Project = "demo",
                Config = new ConfigRecord { Update = { new ConfigItem { Key = "lr", ValueJson = "0.1" } } },
                StartTime = new Timestamp { Seconds = 1767225600, Nanos = 500000000 },
            },
        },
        new()
        {
            Num = 3,
            Summary = new SummaryRecord
            {
                Update =
                {
                    new SummaryItem { NestedKey = { "loss" }, ValueJson = "0.5" },
                    new SummaryItem { NestedKey = { "_step" }, ValueJson = "0" },
                    new SummaryItem { NestedKey = { "_wandb", "runtime" }, ValueJson = "2" },
                },
            },
        },
        new()
        {
            Num = 4,
            History = new HistoryRecord
            {
                Item =
                {
                    new HistoryItem { NestedKey = { "loss" }, ValueJson = "0.5" },
                    new HistoryItem { NestedKey = { "_step" }, ValueJson = "0" },
                    new HistoryItem { NestedKey = { "_runtime" }, ValueJson = "1.5" },
                    new HistoryItem { NestedKey = { "_timestamp" }, ValueJson = "1767225602.0" },
                },
                Step = new HistoryStep(),
            },
        },
        new() { Num = 5, Exit = new RunExitRecord { Runtime = 2 } },
    ];

    [Fact]
    public void It_is_written_byte_for_byte()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("run-abc12345.wandb");
        using (LogWriter writer = LogWriter.Create(path))
        {
            foreach (Record record in Run)
                writer.Append(record.ToByteArray());
            Assert.True(writer.FlushToDisk().Succeeded);
        }

        byte[] log = File.ReadAllBytes(path);
        Assert.Equal(256, log.Length);
        Assert.Equal("3A572642E1BE00EB4B650D170001", Convert.ToHexString(log.AsSpan(0, 14)));
        Assert.Equal("1200" + "25B4987E070001" + "080592010" + "21002", Convert.ToHexString(log.AsSpan(240)));
        Assert.Equal(Sha256, Convert.ToHexStringLower(SHA256.HashData(log)));
        Assert.Equal(Run, LogDecoder.Decode(path));
    }
}
