using System.Text;
using Google.Protobuf;
using Instrument.Generated;
using Instrument.Records;
using Instrument.Rows;
using Instrument.Testing;
using Xunit.Abstractions;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Records;

/// <summary>The hand-written encoder, held against Google.Protobuf.</summary>
public sealed class HistoryRecordWriterTests(ITestOutputHelper output)
{
    private readonly HistoryRecordWriter _writer = new();

    [Fact]
    public void A_row_parses_to_its_record_and_has_the_same_bytes()
    {
        byte[] bytes = Write(7, 3, ("loss", "0.5"), ("img", "\"image-file\""));

        Record expected = Expected(7, 3, ("loss", "0.5"), ("img", "\"image-file\""));
        Assert.Equal(expected, Record.Parser.ParseFrom(bytes));
        Assert.Equal(Convert.ToHexString(expected.ToByteArray()), Convert.ToHexString(bytes));
    }

    [Fact]
    public void Step_zero_is_an_empty_step_message()
    {
        byte[] bytes = Write(1, 0);

        Assert.Equal("0801" + "12021200", Convert.ToHexString(bytes));
        Assert.NotNull(Record.Parser.ParseFrom(bytes).History.Step);
    }

    [Theory]
    [InlineData(1, 127)]
    [InlineData(127, 128)]
    [InlineData(128, 16383)]
    [InlineData(16384, 1L << 53)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public void Numbers_and_steps_of_any_size_are_written(long num, long step) =>
        Assert.Equal(Expected(num, step, ("a", "1")).ToByteArray(), Write(num, step, ("a", "1")));

    [Fact]
    public void Lengths_on_both_sides_of_a_varints_boundary_are_right()
    {
        foreach (int boundary in new[] { 127, 128, 16383, 16384, 2097151, 2097152 })
        {
            // The length of the value, of the item and of the history message cross the boundary one after the other.
            for (int length = boundary - 24; length <= boundary + 1; length++)
            {
                string json = new('1', length);
                Assert.True(Expected(1, 5, ("key", json)).ToByteArray().AsSpan().SequenceEqual(Write(1, 5, ("key", json))), $"length {length}");
            }
        }
    }

    [Fact]
    public void Long_keys_and_nested_keys_are_written()
    {
        string[] segments = ["", new string('k', 127), new string('ü', 64), new string('l', 20_000)];
        _writer.Begin();
        _writer.WriteItem(HistoryRecordWriter.EncodePath(segments), new RowValue(MetricKind.Json, 0, 0, "1"u8));

        HistoryItem item = Assert.Single(Record.Parser.ParseFrom(_writer.End(1, 1)).History.Item);

        Assert.Equal(segments, item.NestedKey);
    }

    [Fact]
    public void Random_rows_one_after_the_other_equal_google_protobuf()
    {
        Random random = Seed.Random(output);
        for (int num = 1; num < 500; num++)
        {
            (string, string)[] items = [.. Enumerable.Range(0, random.Next(40)).Select(_ => (Text(random, 1 + random.Next(200)), Text(random, 1 + random.Next(300))))];
            long step = random.NextInt64() >> random.Next(63);

            Assert.Equal(Expected(num, step, items).ToByteArray(), Write(num, step, items));
        }
    }

    [Fact]
    public void Numbers_and_text_are_written_as_json()
    {
        _writer.Begin();
        _writer.WriteItem(HistoryRecordWriter.EncodePath(["number"]), new RowValue(MetricKind.Double, BitConverter.DoubleToUInt64Bits(0.25), 0, default));
        _writer.WriteItem(HistoryRecordWriter.EncodePath(["text"]), new RowValue(MetricKind.String, 0, 0, "say \"hi\""u8));
        _writer.WriteItem(HistoryRecordWriter.EncodePath(["flag"]), new RowValue(MetricKind.Boolean, 1, 0, default));

        Assert.Equal(
            ["0.25", "\"say \\\"hi\\\"\"", "true"],
            Record.Parser.ParseFrom(_writer.End(1, 1)).History.Item.Select(item => item.ValueJson));
    }

    private byte[] Write(long num, long step, params (string Key, string Json)[] items)
    {
        _writer.Begin();
        foreach ((string key, string json) in items)
            _writer.WriteItem(HistoryRecordWriter.EncodePath([key]), new RowValue(MetricKind.Json, 0, 0, Encoding.UTF8.GetBytes(json)));
        return _writer.End(num, step).ToArray();
    }

    private static Record Expected(long num, long step, params (string Key, string Json)[] items)
    {
        HistoryRecord history = new() { Step = new HistoryStep { Num = step } };
        foreach ((string key, string json) in items)
            history.Item.Add(new HistoryItem { NestedKey = { key }, ValueJson = json });
        return new Record { Num = num, History = history };
    }

    private static string Text(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(26))));
}
