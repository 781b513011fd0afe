using System.Collections;
using System.Text.Json;
using Instrument.Rows;

namespace Instrument.Runtime.Tests.Rows;

public sealed class DynamicJsonTests
{
    [Fact]
    public void Each_supported_type_has_its_text()
    {
        Check("[]", Array.Empty<int>());
        Check("[1,-2,3,4]", new object[] { (byte)1, (sbyte)-2, 3L, 4UL });
        Check("[0.1,0.1,0.1,1.50]", new object[] { 0.1, 0.1f, (Half)0.1, 1.50m });
        Check("[340282366920938463463374607431768211455,-1]", new object[] { UInt128.MaxValue, (Int128)(-1) });
        Check("[true,false,null]", new object?[] { true, false, null });
        Check("[\"a\",\"b\"]", new object[] { "a", 'b' });
        Check("[1,6]", new[] { DayOfWeek.Monday, DayOfWeek.Saturday });
        Check("[1,2,3,4]", new[,] { { 1, 2 }, { 3, 4 } });
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_bare_tokens() =>
        Check("[NaN,Infinity,-Infinity,NaN,-Infinity]", new object[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity, float.NaN, Half.NegativeInfinity });

    [Fact]
    public void Lists_and_dictionaries_nest()
    {
        Check("[[1],[[2]],[]]", new object[] { new[] { 1 }, new[] { new[] { 2 } }, new List<int>() });
        Check("[{\"a\":1,\"b\":{\"c\":[null]}}]", new object[] { new Dictionary<string, object?> { ["a"] = 1, ["b"] = new Dictionary<string, object?> { ["c"] = new object?[] { null } } } });
        Check("[{\"x\":0.5}]", new[] { new Dictionary<string, double> { ["x"] = 0.5 } });
    }

    [Fact]
    public void A_json_element_keeps_its_text()
    {
        using JsonDocument document = JsonDocument.Parse("""{"a":1.50}""");
        Check("""[{"a":1.50}]""", new object[] { document.RootElement });
    }

    [Fact]
    public void Text_is_escaped_where_json_wants_it() =>
        Check("""["\"\\\n\u0000/<ü"]""", new[] { "\"\\\n\0/<ü" });

    [Fact]
    public void Lone_surrogates_become_the_replacement_character()
    {
        string json = DynamicJson.Write("key", new[] { "a\uD83Db", "\uDE00" });

        Assert.Equal(["a\uFFFDb", "\uFFFD"], JsonSerializer.Deserialize<string[]>(json)!);
    }

    [Fact]
    public void Five_hundred_levels_are_taken()
    {
        ArrayList list = [];
        for (int level = 1; level < 500; level++)
            list = [list];

        Check(new string('[', 500) + new string(']', 500), list);
    }

    private static void Check(string expected, IEnumerable values) => Assert.Equal(expected, DynamicJson.Write("key", values));
}
