using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Instrument.Records;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Records;

/// <summary>The encoded examples of docs/wire/records.md §2.19.</summary>
public sealed class RecordExamplesTests
{
    // Not TheoryData: messages are internal, and a theory's parameters are public.
    private static readonly List<(string Name, string Hex, Record Record)> Examples =
    [
        (
            "config change",
            "08062A0D0A0B0A026C72820104302E3031",
            new Record { Num = 6, Config = new ConfigRecord { Update = { new ConfigItem { Key = "lr", ValueJson = "0.01" } } } }),
        (
            "config, nested, with removal",
            "08062A270A1E12065F77616E6462120B70696E6E65645F6B6579738201065B226C72225D12050A036F6C64",
            new Record
            {
                Num = 6,
                Config = new ConfigRecord
                {
                    Update = { new ConfigItem { NestedKey = { "_wandb", "pinned_keys" }, ValueJson = "[\"lr\"]" } },
                    Remove = { new ConfigItem { Key = "old" } },
                },
            }),
        (
            "metric",
            "080762190A046C6F7373220565706F63683204080118013A0408012801",
            new Record
            {
                Num = 7,
                Metric = new MetricRecord
                {
                    Name = "loss",
                    StepMetric = "epoch",
                    Options = new MetricOptions { StepSync = true, Defined = true },
                    Summary = new Instrument.Records.MetricSummary { Min = true, Last = true },
                },
            }),
        (
            "glob metric",
            "08076214120576616C2F2A220565706F6368320408011801",
            new Record
            {
                Num = 7,
                Metric = new MetricRecord
                {
                    GlobName = "val/*",
                    StepMetric = "epoch",
                    Options = new MetricOptions { StepSync = true, Defined = true },
                },
            }),
        (
            "expanded metric",
            "0808621C0A0776616C2F616363220565706F6368320208013A004A0208015001",
            new Record
            {
                Num = 8,
                Metric = new MetricRecord
                {
                    Name = "val/acc",
                    StepMetric = "epoch",
                    Options = new MetricOptions { StepSync = true },
                    Summary = new Instrument.Records.MetricSummary(),
                    Control = new MetricControl { Overwrite = true },
                    ExpandedFromGlob = true,
                },
            }),
        (
            "stats",
            "08093A161206088FF2D6CA061A0C0A0363707582010431322E35",
            new Record
            {
                Num = 9,
                Stats = new StatsRecord
                {
                    StatsType = StatsRecord.Types.StatsType.System,
                    Timestamp = Seconds(1767225615),
                    Item = { new StatsItem { Key = "cpu", ValueJson = "12.5" } },
                },
            }),
        (
            "stdout",
            "080A6A0F08011206088FF2D6CA061A0368690A",
            new Record
            {
                Num = 10,
                OutputRaw = new OutputRawRecord
                {
                    OutputType = OutputRawRecord.Types.OutputType.Stdout,
                    Timestamp = Seconds(1767225615),
                    Line = "hi\n",
                },
            }),
        (
            "stderr",
            "080A6A0F1206088FF2D6CA061A056F6F70730A",
            new Record
            {
                Num = 10,
                OutputRaw = new OutputRawRecord
                {
                    OutputType = OutputRawRecord.Types.OutputType.Stderr,
                    Timestamp = Seconds(1767225615),
                    Line = "oops\n",
                },
            }),
        (
            "file (media)",
            "080B32160A140A126D656469612F696D616765732F612E706E67",
            new Record { Num = 11, Files = new FilesRecord { Files = { new FilesItem { Path = "media/images/a.png" } } } }),
        (
            "file (internal)",
            "080B32160A140A10726571756972656D656E74732E7478741801",
            new Record
            {
                Num = 11,
                Files = new FilesRecord
                {
                    Files = { new FilesItem { Path = "requirements.txt", Type = FilesItem.Types.FileType.Wandb } },
                },
            }),
        (
            "telemetry",
            "080C5A1C1A04100138012A06302E32382E336A0C6C696E75782D7838365F3634",
            new Record
            {
                Num = 12,
                Telemetry = new TelemetryRecord
                {
                    Feature = new Feature { Finish = true, Metric = true },
                    CliVersion = "0.28.3",
                    Platform = "linux-x86_64",
                },
            }),
        (
            "environment",
            "080DD201280A054C696E75781A060880F2D6CA06800108A201090A012F120408641028AA01020840BA0C027731",
            new Record
            {
                Num = 13,
                Environment = new EnvironmentRecord
                {
                    Os = "Linux",
                    StartedAt = Seconds(1767225600),
                    CpuCount = 8,
                    Disk = { ["/"] = new DiskInfo { Total = 100, Used = 40 } },
                    Memory = new MemoryInfo { Total = 64 },
                    WriterId = "w1",
                },
            }),
        (
            "alert",
            "080E52100A01741201781A045741524E20E0D403",
            new Record { Num = 14, Alert = new AlertRecord { Title = "t", Text = "x", Level = "WARN", WaitDuration = 60000 } }),
        (
            "artifact",
            "080F427B0A086162633132333435120464656D6F2207646174617365742A01643204303066665A066C617465737462460801"
                + "121777616E64622D73746F726167652D706F6C6963792D763122290A05612E7478741218435939727A5559683033504B336B"
                + "36444A69653039673D3D200432042F732F6170017A016382010173",
            new Record
            {
                Num = 15,
                Artifact = new ArtifactRecord
                {
                    RunId = "abc12345",
                    Project = "demo",
                    Type = "dataset",
                    Name = "d",
                    Digest = "00ff",
                    Aliases = { "latest" },
                    Manifest = new ArtifactManifest
                    {
                        Version = 1,
                        StoragePolicy = "wandb-storage-policy-v1",
                        Contents =
                        {
                            new ArtifactManifestEntry
                            {
                                Path = "a.txt",
                                Digest = "CY9rzUYh03PK3k6DJie09g==",
                                Size = 4,
                                LocalPath = "/s/a",
                            },
                        },
                    },
                    Finalize = true,
                    ClientId = "c",
                    SequenceClientId = "s",
                },
            }),
        (
            "exit, code 1",
            "08109201040801100F",
            new Record { Num = 16, Exit = new RunExitRecord { ExitCode = 1, Runtime = 15 } }),
        (
            "final",
            "0811A20100",
            new Record { Num = 17, Final = new FinalRecord() }),
        (
            "footer",
            "0812B20100",
            new Record { Num = 18, Footer = new FooterRecord() }),
        (
            "history, NaN and nested media leaf",
            "0804123C0A0C12046C6F73738201034E614E0A1B1203696D6712055F7479706582010C22696D6167652D66696C65220A0B12"
                + "055F737465708201013312020803",
            new Record
            {
                Num = 4,
                History = new HistoryRecord
                {
                    Item =
                    {
                        new HistoryItem { NestedKey = { "loss" }, ValueJson = "NaN" },
                        new HistoryItem { NestedKey = { "img", "_type" }, ValueJson = "\"image-file\"" },
                        new HistoryItem { NestedKey = { "_step" }, ValueJson = "3" },
                    },
                    Step = new HistoryStep { Num = 3 },
                },
            }),
        (
            "summary aggregate",
            "08031A290A2012046C6F73738201177B226C617374223A302E352C226D696E223A302E32357D12050A036F6C64",
            new Record
            {
                Num = 3,
                Summary = new SummaryRecord
                {
                    Update = { new SummaryItem { NestedKey = { "loss" }, ValueJson = "{\"last\":0.5,\"min\":0.25}" } },
                    Remove = { new SummaryItem { Key = "old" } },
                },
            }),
        (
            "preempting",
            "0805BA0100",
            new Record { Num = 5, Preempting = new RunPreemptingRecord() }),
        (
            "header as sent by the client",
            "0801AA01120A100A06302E32382E331206302E37302E30C20C0A0A086162633132333435",
            new Record
            {
                Num = 1,
                Header = new HeaderRecord { VersionInfo = new VersionInfo { Producer = "0.28.3", MinConsumer = "0.70.0" } },
                Info = new RecordInfo { StreamId = "abc12345" },
            }),
    ];

    public static TheoryData<string> Names => [.. Examples.Select(example => example.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_bytes_mean_the_example_and_the_example_gives_the_bytes(string name)
    {
        (_, string hex, Record record) = Examples.Single(example => example.Name == name);

        Assert.Equal(record, Record.Parser.ParseFrom(Convert.FromHexString(hex)));
        Assert.Equal(hex, Convert.ToHexString(record.ToByteArray()));
    }

    private static Timestamp Seconds(long seconds) => new() { Seconds = seconds };
}
