using System.Text.Json;

namespace Instrument.Runtime.Tests.Tables;

/// <summary>The types of columns, found from cells (docs/wire/media.md §18.3).</summary>
public sealed class ColumnTypeTests
{
    private const string Optional = """{"wb_type":"union","params":{"allowed_types":[""";

    public static TheoryData<object?[], string> Vectors => new()
    {
        { [1, 2.5], Optional + """{"wb_type":"none"},{"wb_type":"number"}]}}""" },
        { ["a", null], Optional + """{"wb_type":"none"},{"wb_type":"string"}]}}""" },
        { [true, false], Optional + """{"wb_type":"boolean"},{"wb_type":"none"}]}}""" },
        { [], Optional + """{"wb_type":"none"},{"wb_type":"unknown"}]}}""" },
        { [null, double.NaN], Optional + """{"wb_type":"none"},{"wb_type":"unknown"}]}}""" },
        { [new DateOnly(2026, 1, 1)], Optional + """{"wb_type":"none"},{"wb_type":"timestamp"}]}}""" },
        { [new[] { 1, 2 }, new[] { 3 }], Optional + """{"wb_type":"none"},{"wb_type":"list","params":{"element_type":{"wb_type":"number"},"length":1}}]}}""" },
        { [new[] { true }], Optional + """{"wb_type":"list","params":{"element_type":{"wb_type":"boolean"},"length":1}},{"wb_type":"none"}]}}""" },
        { [new object?[] { 1, null }], Optional + """{"wb_type":"none"},{"wb_type":"list","params":{"element_type":{"wb_type":"union","params":{"allowed_types":[{"wb_type":"none"},{"wb_type":"number"}]}},"length":2}}]}}""" },
        { [new object?[] { 1, "x" }], Optional + """{"wb_type":"list","params":{"element_type":{"wb_type":"invalid"},"length":2}},{"wb_type":"none"}]}}""" },
        { [Array.Empty<int>(), new[] { 1.5 }, Array.Empty<int>()], Optional + """{"wb_type":"none"},{"wb_type":"list","params":{"element_type":{"wb_type":"number"},"length":0}}]}}""" },
        { [new Dictionary<string, object?> { ["a"] = 1, ["b"] = "x" }, new Dictionary<string, object?> { ["b"] = "y", ["a"] = 2 }], Optional + """{"wb_type":"none"},{"wb_type":"typedDict","params":{"type_map":{"a":{"wb_type":"number"},"b":{"wb_type":"string"}}}}]}}""" },
        { [new Html("x")], Optional + """{"wb_type":"html-file"},{"wb_type":"none"}]}}""" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_column_has_the_type_of_its_cells(object?[] cells, string expected)
    {
        Table table = new(["c"]);
        foreach (object? cell in cells)
            table.AddRow([cell]);

        Assert.Equal(Canonical(expected), Canonical(TableRun.Of(table).ColumnTypes()["c"]!.ToJsonString()));
    }

    [Fact]
    public void Columns_have_the_types_that_were_asked_for()
    {
        Table table = new(
            [new TableColumn("number", ColumnType.Number), new TableColumn("list", ColumnType.ListOf(ColumnType.String)), new TableColumn("required", ColumnType.Timestamp, optional: false), new TableColumn("any", ColumnType.Any, optional: false)],
            new TableOptions { IsOptional = false });

        Assert.Equal(
            Canonical("""{"number":{"wb_type":"number"},"list":{"wb_type":"list","params":{"element_type":{"wb_type":"string"},"length":null}},"required":{"wb_type":"timestamp"},"any":{"wb_type":"any"}}"""),
            Canonical(TableRun.Of(table).ColumnTypes().ToJsonString()));
        Assert.Throws<ArgumentException>(() => table.AddRow("text", new[] { "x" }, DateTime.UnixEpoch, 1));
        Assert.Throws<ArgumentException>(() => table.AddRow(1, new[] { 2 }, DateTime.UnixEpoch, 1));
        Assert.Throws<ArgumentException>(() => table.AddRow(1, new[] { "x" }, null, 1));
        Assert.Throws<ArgumentException>(() => table.AddRow(1, new[] { "x" }, DateTime.UnixEpoch, null));
        table.AddRow(double.NaN, Array.Empty<string>(), DateTime.UnixEpoch, new[] { 1 });
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData("a", 1)]
    [InlineData(1, true)]
    public void A_column_holds_one_type(object first, object second)
    {
        Table table = new(["c"]);
        table.AddRow(first);

        Assert.Throws<ArgumentException>(() => table.AddRow(second));
    }

    [Fact]
    public void Objects_of_a_column_have_the_same_keys()
    {
        Table table = new(["c"]);
        table.AddRow(new Dictionary<string, int> { ["a"] = 1 });

        Assert.Throws<ArgumentException>(() => table.AddRow(new Dictionary<string, int>()));
        Assert.Throws<ArgumentException>(() => table.AddRow(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }));
        Assert.Throws<ArgumentException>(() => table.AddRow(new Dictionary<string, string> { ["a"] = "1" }));
    }

    [Fact]
    public void Images_of_a_column_add_up_to_what_is_known_of_their_overlays()
    {
        byte[] pixels = new byte[4];
        Image First(string name, int id, string label) => new(pixels, 2, 2, PixelFormat.Grey, new ImageOptions
        {
            Boxes = { [name] = new BoundingBoxes2D([BoundingBox2D.FromEdges(0, 1, 0, 1) with { ClassId = id, Scores = new Dictionary<string, double> { [label] = 1 } }], new Classes([KeyValuePair.Create(id, label)])) },
        });
        Table table = new(["c"]);
        table.AddRow(new Image(pixels, 2, 2, PixelFormat.Grey));
        table.AddRow(First("a", 1, "one"));
        table.AddRow(First("a", 2, "two"));
        table.AddRow(First("b", 1, "eins"));

        string type = TableRun.Of(table).ColumnTypes()["c"]!["params"]!["allowed_types"]![0]!["params"]!.ToJsonString();

        Assert.Contains("""
            "box_class_maps":{"params":{"is_set":false,"val":{"a":{"1":"one","2":"two"},"b":{"1":"eins"}}},
            """.TrimEnd(','), type, StringComparison.Ordinal);
        Assert.Contains("""
            "box_layers":{"params":{"is_set":false,"val":{"a":[1,2],"b":[1]}},
            """, type, StringComparison.Ordinal);
        Assert.Contains("""
            "box_score_keys":{"params":{"is_set":true,"val":["eins","one","two"]},
            """, type, StringComparison.Ordinal);
        Assert.Contains("""
            "class_map":{"params":{"is_set":false,"val":{"1":"one","2":"two"}},
            """, type, StringComparison.Ordinal);
    }

    private static string Canonical(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Sorted(document.RootElement);
    }

    private static string Sorted(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"\"{member.Name}\":{Sorted(member.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(',', value.EnumerateArray().Select(Sorted)) + "]",
        _ => value.GetRawText(),
    };
}
