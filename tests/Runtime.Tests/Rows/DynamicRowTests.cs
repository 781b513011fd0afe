using System.Text.Json;
using Instrument.Generated;
using Instrument.Rows;

namespace Instrument.Runtime.Tests.Rows;

public sealed class DynamicRowTests
{
    private enum Signed : sbyte
    {
        Below = -3,
    }

    private enum Wide : ulong
    {
        Top = ulong.MaxValue,
    }

    public static TheoryData<object?, MetricKind, string> Values => new()
    {
        { 0.1, MetricKind.Double, "0.1" },
        { double.NaN, MetricKind.Double, "NaN" },
        { double.NegativeInfinity, MetricKind.Double, "-Infinity" },
        { 0.1f, MetricKind.Single, "0.1" },
        { (Half)0.1, MetricKind.Half, "0.1" },
        { true, MetricKind.Boolean, "true" },
        { false, MetricKind.Boolean, "false" },
        { sbyte.MinValue, MetricKind.Int64, "-128" },
        { short.MinValue, MetricKind.Int64, "-32768" },
        { int.MinValue, MetricKind.Int64, "-2147483648" },
        { long.MinValue, MetricKind.Int64, "-9223372036854775808" },
        { (nint)(-5), MetricKind.Int64, "-5" },
        { byte.MaxValue, MetricKind.UInt64, "255" },
        { ushort.MaxValue, MetricKind.UInt64, "65535" },
        { uint.MaxValue, MetricKind.UInt64, "4294967295" },
        { ulong.MaxValue, MetricKind.UInt64, "18446744073709551615" },
        { (nuint)5, MetricKind.UInt64, "5" },
        { 79228162514264337593543950335m, MetricKind.Decimal, "79228162514264337593543950335" },
        { -0.10m, MetricKind.Decimal, "-0.10" },
        { Int128.MinValue, MetricKind.Int128, "-170141183460469231731687303715884105728" },
        { UInt128.MaxValue, MetricKind.UInt128, "340282366920938463463374607431768211455" },
        { Signed.Below, MetricKind.Int64, "-3" },
        { Wide.Top, MetricKind.UInt64, "18446744073709551615" },
        { "naïve 🙂", MetricKind.String, "naïve 🙂" },
        { "", MetricKind.String, "" },
        { "a\0b", MetricKind.String, "a\0b" },
        { 'c', MetricKind.String, "c" },
        { "cut \uD83D off", MetricKind.String, "cut \uFFFD off" },
        { '\uDE00', MetricKind.String, "\uFFFD" },
        { null, MetricKind.Json, "null" },
        { new[] { 1, 2 }, MetricKind.Json, "[1,2]" },
        { new List<object?> { 1, "a", null }, MetricKind.Json, "[1,\"a\",null]" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Each_supported_type_has_its_form(object? value, MetricKind kind, string expected) =>
        Assert.Equal([new RowEntry("key", kind, expected)], RowEntry.Of("key", value));

    [Fact]
    public void A_json_element_is_taken_over_as_it_is()
    {
        using JsonDocument document = JsonDocument.Parse("""{"a":[1,2.50]}""");

        Assert.Equal([new RowEntry("key", MetricKind.Json, """{"a":[1,2.50]}""")], RowEntry.Of("key", document.RootElement));
    }

    [Fact]
    public void Comments_in_a_json_element_are_left_out()
    {
        using JsonDocument document = JsonDocument.Parse("[1, /* two */ 2]", new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });

        Assert.Equal([new RowEntry("key", MetricKind.Json, "[1,2]")], RowEntry.Of("key", document.RootElement));
    }

    [Fact]
    public void Nested_dictionaries_become_paths()
    {
        Dictionary<string, object?> value = new()
        {
            ["loss"] = 0.5,
            ["by class"] = new Dictionary<string, object?> { ["cat"] = 1, ["dog.x"] = 2, [""] = null },
            ["nothing"] = new Dictionary<string, object?>(),
        };

        Assert.Equal(
            [
                new RowEntry("val > loss", MetricKind.Double, "0.5"),
                new RowEntry("val > by class > cat", MetricKind.Int64, "1"),
                new RowEntry("val > by class > dog.x", MetricKind.Int64, "2"),
                new RowEntry("val > by class > ", MetricKind.Json, "null"),
            ],
            RowEntry.Of("val", value));
    }

    [Fact]
    public void Dictionaries_of_any_value_type_nest()
    {
        Assert.Equal(
            [new RowEntry("m > a", MetricKind.Double, "0.5"), new RowEntry("m > b", MetricKind.Double, "2")],
            RowEntry.Of("m", new Dictionary<string, double> { ["a"] = 0.5, ["b"] = 2 }));
        Assert.Equal(
            [new RowEntry("m > inner > x", MetricKind.Int64, "7")],
            RowEntry.Of("m", new SortedDictionary<string, Dictionary<string, int>> { ["inner"] = new() { ["x"] = 7 } }));
    }

    [Fact]
    public void A_row_outgrows_its_scratch_memory_many_times()
    {
        DynamicRow row = new(stackalloc byte[16]);
        List<RowEntry> expected = [];
        for (int number = 0; number < 500; number++)
        {
            string text = new('x', number * 7 % 300);
            row.Add("key" + number, text);
            row.Add("double" + number, (double)number);
            expected.Add(new RowEntry("key" + number, MetricKind.String, text));
            expected.Add(new RowEntry("double" + number, MetricKind.Double, $"{number}"));
        }

        Assert.Equal(expected, RowEntry.Decode(row.Payload));
        row.Dispose();
    }

    [Fact]
    public void Padding_is_zero_even_in_used_memory()
    {
        Span<byte> scratch = stackalloc byte[128];
        scratch.Fill(0xFF);
        DynamicRow row = new(scratch);

        row.Add("k", "v");

        // Kind 6, path of 1 byte, text of 1 byte, each padded to 8.
        Assert.Equal("0600000000000000" + "010000006B000000" + "0100000076000000", Convert.ToHexString(row.Payload));
    }
}
