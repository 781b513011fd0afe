using System.Text;
using Google.Protobuf.WellKnownTypes;
using Instrument.Records;
using Instrument.Shipping.Documents;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>Samples of system metrics as lines of a request.</summary>
public sealed class EventLineWriterTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1767225600).AddTicks(5_000_000);

    [Fact]
    public void A_sample_counts_its_time_from_the_start_of_the_run() =>
        Assert.Equal(
            """{"_wandb":true,"_timestamp":1767225615.25,"_runtime":14.75,"system.cpu":12.5}""",
            Line(label: null, Sample(15, ("cpu", "12.5"))));

    [Fact]
    public void A_label_becomes_part_of_each_key() =>
        Assert.Equal(
            """{"_wandb":true,"_timestamp":1767225601.25,"_runtime":0.75,"system.cpu/l:rank_0":1,"system.disk./.in/l:rank_0":2}""",
            Line("rank_0", Sample(1, ("cpu", "1"), ("disk./.in", "2"))));

    [Fact]
    public void What_is_no_value_is_left_out() =>
        Assert.Equal("""{"_wandb":true,"_timestamp":1767225601.25,"_runtime":0.75}""", Line(label: null, Sample(1, ("cpu", "nan"))));

    [Fact]
    public void The_length_is_that_of_the_line()
    {
        using ByteBuffer output = new();
        int length = new EventLineWriter(Start, "ü").Write(Sample(1, ("cpu", "\"x\"")), output);

        Assert.Equal(Encoding.UTF8.GetByteCount(EscapedLine.Read(output)), length);
    }

    private static StatsRecord Sample(long second, params IEnumerable<(string Key, string Json)> values) => new()
    {
        Timestamp = new Timestamp { Seconds = 1767225600 + second, Nanos = 250_000_000 },
        Item = { values.Select(value => new StatsItem { Key = value.Key, ValueJson = value.Json }) },
    };

    private static string Line(string? label, StatsRecord sample)
    {
        using ByteBuffer output = new();
        new EventLineWriter(Start, label).Write(sample, output);
        return EscapedLine.Read(output);
    }
}
