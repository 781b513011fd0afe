using Google.Protobuf;
using Instrument.Reading;
using Instrument.Records;
using Instrument.Runtime.Tests.TransactionLog;
using Instrument.Testing;
using Xunit.Abstractions;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Reading;

public sealed class DamageTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Every_truncation_leaves_the_rows_before_it()
    {
        byte[] log = File.ReadAllBytes(FixturePath.GoldenLog("minimal-offline"));
        List<HistoryRow> rows = Rows(log);

        for (int length = 0; length <= log.Length; length++)
        {
            using RunReader reader = Open(log[..length]);
            List<long> expected = [.. rows.Where(row => row.NextPosition <= length).Select(row => row.Position)];

            Assert.Equal(expected, reader.ReadRows().Select(row => row.Position));
            Assert.Equal(expected.Count, reader.RowCount);
            Assert.Equal(expected.Count, reader.ReadColumns("loss")[0].Count);
            Assert.Equal(length == log.Length, reader.IsComplete);
            Touch(reader);
            Assert.InRange(reader.Damage.Count, 0, 1);
            Assert.All(reader.Damage, damage => Assert.Equal(length, damage.Offset + damage.SkippedBytes));
        }
    }

    [Fact]
    public void A_truncation_inside_a_record_is_reported_and_one_between_records_is_not()
    {
        byte[] log = LogBytes.Of(TestLog.Run().ToByteArray(), TestLog.Row(0).ToByteArray());
        long end = LogBytes.Of(TestLog.Run().ToByteArray()).Length;

        using (RunReader clean = Open(log[..(int)end]))
            Assert.Empty(clean.Damage);
        using RunReader torn = Open(log[..^1]);
        Assert.Equal(
            new ReadDamage(end, log.Length - 1 - end, "The log ends inside a record: it is being written, or its writer died."),
            Assert.Single(torn.Damage));
    }

    [Theory]
    [InlineData("minimal-offline", 800)]
    [InlineData("big-offline", 80)]
    [InlineData("full-offline", 25)]
    public void Flipped_bits_cost_only_what_they_touch(string scenario, int rounds)
    {
        Random random = Seed.Random(output);
        byte[] log = File.ReadAllBytes(FixturePath.GoldenLog(scenario));
        List<HistoryRow> rows = Rows(log);

        for (int round = 0; round < rounds; round++)
        {
            byte[] damaged = [.. log];
            int at = random.Next(log.Length);
            damaged[at] ^= (byte)(1 << random.Next(8));
            using RunReader reader = Open(damaged);
            HashSet<long> read = [.. reader.ReadRows().Select(row => row.Position)];

            Assert.All(rows.Where(row => row.NextPosition <= at), row => Assert.Contains(row.Position, read));
            Assert.Subset(rows.Select(row => row.Position).ToHashSet(), read);
            Assert.Equal(read.Count, reader.RowCount);
            // Padding is not checked by anybody; any other byte has a checksum over it.
            Assert.True(reader.Damage.Count > 0 || (at % 32768 > 32761 && read.Count == rows.Count), $"nothing found at {at}");
            Touch(reader);
        }
    }

    [Fact]
    public void Logs_that_are_ruined_in_many_places_are_read_to_their_end()
    {
        Random random = Seed.Random(output);
        byte[] log = File.ReadAllBytes(FixturePath.GoldenLog("full-offline"));
        for (int round = 0; round < 40; round++)
        {
            byte[] damaged = [.. log];
            for (int wound = 0; wound < 200; wound++)
                damaged[random.Next(7, damaged.Length)] = (byte)random.Next(256);
            using RunReader reader = Open(damaged[..random.Next(damaged.Length)]);

            Assert.True(reader.Damage.Sum(damage => damage.SkippedBytes) <= new FileInfo(reader.LogPath).Length);
            Assert.Equal(reader.RowCount, reader.ReadRows().LongCount());
            Touch(reader);
        }
    }

    [Fact]
    public void Records_of_any_bytes_with_a_right_checksum_are_read_or_reported()
    {
        Random random = Seed.Random(output);
        byte[][] seeds =
        [
            TestLog.Row(1, ("a", "1"), ("b", "[NaN]")).ToByteArray(),
            TestLog.Config(("a>b", "{\"c\":1}")).ToByteArray(),
            TestLog.Summary(("a>b", "Infinity")).ToByteArray(),
            new Record { Metric = new MetricRecord { Name = "loss", Summary = new() { Min = true } } }.ToByteArray(),
            new Record { OutputRaw = new OutputRawRecord { Line = "text" } }.ToByteArray(),
            new Record { Files = new FilesRecord { Files = { new FilesItem { Path = "a" } } } }.ToByteArray(),
            new Record { Stats = new StatsRecord { Item = { new StatsItem { Key = "cpu", ValueJson = "1" } } } }.ToByteArray(),
            TestLog.Run().ToByteArray(),
        ];
        for (int round = 0; round < 300; round++)
        {
            List<byte[]> records = [];
            for (int record = 0; record < 30; record++)
            {
                byte[] bytes = [.. seeds[random.Next(seeds.Length)]];
                for (int change = random.Next(4); change > 0; change--)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                records.Add(bytes);
            }
            records.Add(TestLog.Exit(5).ToByteArray());
            using RunReader reader = Open(LogBytes.Of(records));

            Assert.Equal(reader.RowCount, reader.ReadRows().LongCount());
            Touch(reader);
        }
    }

    [Fact]
    public void A_row_that_is_no_message_is_reported_and_not_counted_in_part()
    {
        byte[] row = TestLog.Row(0, ("a", "1"), ("b", "2")).ToByteArray();
        byte[] broken = [.. row];
        // The length of the second item.
        broken[Array.LastIndexOf(broken, (byte)'b') - 3] = 0x70;
        using RunReader reader = Open(LogBytes.Of(broken, row));

        Assert.Equal(1, reader.RowCount);
        Assert.Equal(1, reader.Keys["a"].Count);
        Assert.Single(reader.ReadRows());
        Assert.Equal(
            new ReadDamage(7, broken.Length + 7, "A whole record that is no message of W&B's."), Assert.Single(reader.Damage));
    }

    private static void Touch(RunReader reader)
    {
        foreach (HistoryRow row in reader.ReadRows())
        {
            foreach (string key in row.Keys)
            {
                row.TryGetDouble(key, out _);
                row.TryGetInt64(key, out _);
                row.TryGetString(key, out _);
                Assert.True(row.TryGetJson(key, out _));
                Assert.NotNull(row.GetRawJson(key));
            }
        }
        Assert.Equal(reader.Config.Count, reader.Config.Select(item => item.Value.GetRawText()).Count());
        Assert.Equal(reader.Summary.Count, reader.Summary.Select(item => item.Value.GetRawText()).Count());
        Assert.All(reader.Metrics, metric => Assert.NotEmpty(metric.Name));
        Assert.All(reader.ReadConsole(), console => Assert.NotNull(console.Text));
        Assert.All(reader.ReadFiles(), file => Assert.NotNull(file.Path));
        Assert.All(reader.ReadSystemMetrics(), sample => Assert.NotNull(sample.Values));
        Assert.All(reader.Damage, damage => Assert.True(damage.SkippedBytes > 0, $"{damage}"));
    }

    private List<HistoryRow> Rows(byte[] log)
    {
        using RunReader reader = Open(log);
        Assert.Empty(reader.Damage);
        return [.. reader.ReadRows()];
    }

    private RunReader Open(byte[] log)
    {
        string path = _directory.File("run-x.wandb");
        File.WriteAllBytes(path, log);
        return RunReader.Open(path);
    }
}
