using System.Text;
using Google.Protobuf;
using Instrument.Records;
using Instrument.Shipping.Documents;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>Rows as lines of a request.</summary>
public sealed class HistoryLineWriterTests : IDisposable
{
    private readonly ByteBuffer _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void A_row_becomes_one_object_in_the_order_of_its_values() =>
        Assert.Equal("""{"loss":0.5,"_step":3,"note":"a \"b\""}""", Line([("loss", "0.5"), ("_step", "3"), ("note", "\"a \\\"b\\\"\"")]));

    [Fact]
    public void Quotes_and_backslashes_are_escaped_for_the_request_around_the_line()
    {
        Line([("a", "\"\\n\"")]);

        Assert.Equal("""{\"a\":\"\\n\"}""", Encoding.UTF8.GetString(_output.Span));
    }

    [Fact]
    public void The_length_is_that_of_the_line_not_of_its_escaped_form()
    {
        byte[] row = Row([("ключ", "\"\\u0000 ü\""), ("b\n", "1"), ("x>y", "true")]);
        int length = new HistoryLineWriter(new HistoryLineOptions()).Write(row, _output);

        Assert.Equal(Encoding.UTF8.GetByteCount(EscapedLine.Read(_output)), length);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("[1,NaN,\"NaN\"]")]
    public void Numbers_that_are_not_finite_stay_bare(string json) => Assert.Equal($$"""{"a":{{json}}}""", Line([("a", json)]));

    [Theory]
    [InlineData("Inf", "Infinity")]
    [InlineData("-Inf", "-Infinity")]
    [InlineData("5.", "5")]
    [InlineData("01", "1")]
    [InlineData(" 7\n", " 7 ")]
    public void Looser_numbers_of_other_writers_become_json(string json, string line) => Assert.Equal($$"""{"a":{{line}}}""", Line([("a", json)]));

    [Theory]
    [InlineData("")]
    [InlineData("nan")]
    [InlineData("\"open")]
    [InlineData("{\"a\":1}}")]
    [InlineData("1,\"b\":2")]
    public void What_is_no_value_is_left_out_and_counted(string json)
    {
        HistoryLineWriter writer = new(new HistoryLineOptions());
        writer.Write(Row([("a", json), ("b", "1")]), _output);

        Assert.Equal("""{"b":1}""", EscapedLine.Read(_output));
        Assert.Equal(1, writer.LeftOutValues);
    }

    [Fact]
    public void Nested_keys_are_grouped_wherever_they_stand() =>
        Assert.Equal(
            """{"a":{"x":1,"z":{"w":3}},"b":2}""",
            Line([("a>x", "1"), ("b", "2"), ("a>z>w", "3")]));

    [Fact]
    public void The_later_of_two_values_counts_also_between_a_value_and_members()
    {
        Assert.Equal("""{"a":2}""", Line([("a", "1"), ("a", "2")]));
        Assert.Equal("""{"a":{"x":2}}""", Line([("a", "1"), ("a>x", "2")]));
        Assert.Equal("""{"a":3}""", Line([("a>x", "1"), ("a>y>z", "2"), ("a", "3")]));
        Assert.Equal("""{"a":{"x":4}}""", Line([("a>x", "1"), ("a", "3"), ("a>x", "4")]));
    }

    [Fact]
    public void Nothing_of_a_row_is_left_for_the_next_one()
    {
        HistoryLineWriter writer = new(new HistoryLineOptions());
        writer.Write(Row([("a>x", "1"), ("b", "2")]), _output);
        _output.Clear();
        writer.Write(Row([("a>y", "3")]), _output);

        Assert.Equal("""{"a":{"y":3}}""", EscapedLine.Read(_output));
    }

    [Theory]
    [InlineData("3", 103)]
    [InlineData("1e+06", 1000100)]
    public void The_step_is_shifted_and_always_plain_digits(string json, long expected) =>
        Assert.Equal($$"""{"_step":{{expected}}}""", Line([("_step", json)], new HistoryLineOptions { StepOffset = 100 }));

    [Fact]
    public void Only_the_steps_own_key_is_shifted() =>
        Assert.Equal("""{"a":{"_step":3},"_runtime":2.5}""", Line([("a>_step", "3"), ("_runtime", "2.5")], new HistoryLineOptions { StepOffset = 100 }));

    [Fact]
    public void A_server_that_counts_steps_gets_none() =>
        Assert.Equal("""{"a":1}""", Line([("_step", "3"), ("a", "1")], new HistoryLineOptions { OmitStep = true }));

    [Fact]
    public void An_empty_row_is_an_empty_object() => Assert.Equal("{}", Line([]));

    [Fact]
    public void Bytes_that_are_no_row_leave_the_request_as_it_was()
    {
        _output.Write("before"u8);

        Assert.Equal(HistoryLineWriter.Unreadable, new HistoryLineWriter(new HistoryLineOptions()).Write([0x0A, 0x05, 0x12], _output));
        Assert.Equal("before", Encoding.UTF8.GetString(_output.Span));
    }

    [Fact]
    public void Text_that_is_no_utf8_cannot_break_the_request()
    {
        // The value's text is a quote, a byte that no UTF-8 has, a quote.
        byte[] row = [0x0A, 0x09, 0x12, 0x01, (byte)'a', 0x82, 0x01, 0x03, (byte)'"', 0xFF, (byte)'"'];
        HistoryLineWriter writer = new(new HistoryLineOptions());
        writer.Write([0x0A, (byte)(row.Length - 2), .. row.AsSpan(2)], _output);

        Assert.Equal("{}", EscapedLine.Read(_output));
        Assert.Equal(1, writer.LeftOutValues);
    }

    [Fact]
    public void Known_keys_cost_no_memory()
    {
        byte[][] rows =
        [
            Row([.. Enumerable.Range(0, 8).Select(index => ($"train/metric_{index}", $"{index}.25")), ("_step", "17"), ("note", "\"x\"")]),
            Row([("image>path", "\"media/a.png\""), ("image>size", "12"), ("_step", "18")]),
        ];
        HistoryLineWriter writer = new(new HistoryLineOptions { StepOffset = 5 });
        Write(100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Write(1000);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Write(int times)
        {
            for (int time = 0; time < times; time++)
            {
                _output.Clear();
                foreach (byte[] row in rows)
                    writer.Write(row, _output);
            }
        }
    }

    [Fact]
    public void Keys_that_never_repeat_do_not_pile_up()
    {
        HistoryLineWriter writer = new(new HistoryLineOptions());
        string last = "";
        for (int row = 0; row < 101_000; row++)
        {
            _output.Clear();
            writer.Write(Row([($"sample_{row}", "1"), ("_step", "2")]), _output);
            last = $$"""{"sample_{{row}}":1,"_step":2}""";
        }

        Assert.Equal(last, EscapedLine.Read(_output));
    }

    private static byte[] Row(IEnumerable<(string Path, string Json)> values)
    {
        HistoryRecord row = new();
        foreach ((string path, string json) in values)
            row.Item.Add(new HistoryItem { NestedKey = { path.Split('>') }, ValueJson = json });
        row.Step = new HistoryStep { Num = 3 };
        return row.ToByteArray();
    }

    private string Line(IEnumerable<(string Path, string Json)> values, HistoryLineOptions? options = null)
    {
        _output.Clear();
        new HistoryLineWriter(options ?? new HistoryLineOptions()).Write(Row(values), _output);
        return EscapedLine.Read(_output);
    }
}
