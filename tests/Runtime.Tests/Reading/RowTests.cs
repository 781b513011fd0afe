using System.Globalization;
using System.Text.Json;
using Instrument.Reading;
using Instrument.Records;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Reading;

public sealed class RowTests
{
    [Fact]
    public void A_row_gives_its_values_by_type()
    {
        HistoryRow row = Single(
            ("float", "1.5"), ("whole", "1e+06"), ("int", "-9007199254740993"), ("true", "true"), ("false", " false "),
            ("text", "\"h\\u00e9\\n\\ud800\""), ("null", "null"), ("list", "[1,NaN]"), ("broken", "1.2.3x"), ("empty", ""));

        Assert.True(row.TryGetDouble("float", out double number) && number == 1.5);
        Assert.False(row.TryGetInt64("float", out long _));
        Assert.True(row.TryGetInt64("whole", out long whole) && whole == 1_000_000);
        Assert.True(row.TryGetInt64("int", out long exact) && exact == -9007199254740993);
        Assert.True(row.TryGetBoolean("true", out bool yes) && yes);
        Assert.True(row.TryGetBoolean("false", out bool no) && !no);
        Assert.True(row.TryGetString("text", out string? text));
        Assert.Equal("hé\n\uFFFD", text);
        Assert.True(row.TryGetJson("list", out JsonElement list));
        Assert.Equal("[1,\"NaN\"]", list.GetRawText());
        Assert.True(row.TryGetJson("broken", out JsonElement broken));
        Assert.Equal("1.2.3x", broken.GetString());
        Assert.Equal("1.2.3x", row.GetRawJson("broken"));
        Assert.Equal("", row.GetRawJson("empty"));
        Assert.True(row.Contains("null"));
    }

    [Fact]
    public void A_value_of_another_type_and_a_missing_key_are_not_there()
    {
        HistoryRow row = Single(("text", "\"1\""), ("flag", "true"), ("null", "null"), ("broken", "\"open"));

        foreach (string key in new[] { "text", "flag", "null", "broken", "missing" })
        {
            Assert.False(row.TryGetDouble(key, out double number));
            Assert.Equal(0, number);
            Assert.False(row.TryGetInt64(key, out long _));
        }
        Assert.False(row.TryGetString("flag", out string? text));
        Assert.Null(text);
        Assert.False(row.TryGetString("broken", out _));
        Assert.False(row.TryGetBoolean("text", out _));
        Assert.False(row.TryGetJson("missing", out JsonElement value));
        Assert.Equal(JsonValueKind.Undefined, value.ValueKind);
        Assert.Null(row.GetRawJson("missing"));
        Assert.False(row.Contains("missing"));
    }

    [Fact]
    public void The_automatic_values_are_properties_and_values()
    {
        HistoryRow row = Single(("loss", "1"));

        Assert.Equal(3, row.Step);
        Assert.Equal(TimeSpan.FromSeconds(3.5), row.Runtime);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 3, 250, TimeSpan.Zero), row.Timestamp);
        Assert.Equal(["loss", "_step", "_runtime", "_timestamp"], row.Keys);
    }

    [Fact]
    public void A_row_without_them_says_so()
    {
        Record bare = new() { History = new HistoryRecord { Item = { new HistoryItem { Key = "a", ValueJson = "1" } } } };
        Record odd = new()
        {
            History = new HistoryRecord
            {
                Item =
                {
                    new HistoryItem { Key = "_timestamp", ValueJson = "1e12" },
                    new HistoryItem { Key = "_runtime", ValueJson = "\"soon\"" },
                    new HistoryItem { Key = "_step", ValueJson = "NaN" },
                },
                Step = new HistoryStep { Num = 8 },
            },
        };
        using TestLog log = TestLog.Of(bare, odd);
        using RunReader reader = log.Open();
        List<HistoryRow> rows = [.. reader.ReadRows()];

        Assert.Equal([-1, 8], rows.Select(row => row.Step));
        Assert.All(rows, row => Assert.Null(row.Timestamp));
        Assert.All(rows, row => Assert.Null(row.Runtime));
        Assert.Single(reader.ReadRows(new RowFilter { FromStep = 0 }));
        Assert.Single(reader.ReadRows(new RowFilter { ToStep = 8 }));
    }

    [Fact]
    public void Nested_values_have_dotted_keys_and_of_equal_keys_the_last_counts()
    {
        HistoryRecord row = new()
        {
            Item =
            {
                new HistoryItem { NestedKey = { "a", "b", "c" }, ValueJson = "1" },
                new HistoryItem { NestedKey = { "", "x" }, ValueJson = "2" },
                new HistoryItem { Key = "plain", ValueJson = "3" },
                new HistoryItem { Key = "ignored", NestedKey = { "plain" }, ValueJson = "4" },
            },
        };
        using TestLog log = TestLog.Of(new Record { History = row });
        using RunReader reader = log.Open();
        HistoryRow read = reader.ReadRows().Single();

        Assert.Equal(["a.b.c", ".x", "plain"], read.Keys);
        Assert.Equal(["1", "2", "4"], read.Keys.Select(read.GetRawJson));
        Assert.Equal(1, reader.Keys["plain"].Count);
    }

    [Fact]
    public void Rows_of_many_keys_are_found_by_key_too()
    {
        (string, string)[] values = [.. Enumerable.Range(0, 500).Select(key => ($"key{key}", $"{key}"))];
        HistoryRow row = Single(values);

        Assert.All(Enumerable.Range(0, 500), key => Assert.True(row.TryGetInt64($"key{key}", out long value) && value == key));
        Assert.False(row.Contains("key500"));
    }

    [Fact]
    public void Filters_choose_rows_by_key_and_step()
    {
        using TestLog log = TestLog.Of(Enumerable.Range(0, 20).Select(step => TestLog.Row(
            step,
            step % 5 == 0 ? [("loss", $"{step}"), ("val", $"{step}")] : [("loss", $"{step}")])));
        using RunReader reader = log.Open();

        Assert.Equal([0, 5, 10, 15], Steps(new RowFilter { Keys = ["val", "unknown"] }));
        Assert.Equal(["val"], reader.ReadRows(new RowFilter { Keys = ["val"] }).First().Keys);
        Assert.Equal([5, 6, 7], Steps(new RowFilter { FromStep = 5, ToStep = 7 }));
        Assert.Equal([10], Steps(new RowFilter { Keys = ["val"], FromStep = 6, ToStep = 14 }));
        Assert.Equal(20, Steps(new RowFilter()).Count());
        Assert.Empty(Steps(new RowFilter { Keys = [] }));
        Assert.Empty(Steps(new RowFilter { FromStep = 20 }));
        Assert.Equal([15], Steps(new RowFilter { FromPosition = reader.Keys["val"].LastPosition, Keys = ["val"] }));

        IEnumerable<long> Steps(RowFilter filter) => reader.ReadRows(filter).Select(row => row.Step);
    }

    [Fact]
    public void A_filter_keeps_step_and_times_of_rows_whose_keys_it_hides()
    {
        using TestLog log = TestLog.Of(TestLog.Row(4, ("loss", "1"), ("other", "2")));
        using RunReader reader = log.Open();
        HistoryRow row = reader.ReadRows(new RowFilter { Keys = ["other"] }).Single();

        Assert.Equal(4, row.Step);
        Assert.NotNull(row.Timestamp);
        Assert.NotNull(row.Runtime);
        Assert.False(row.Contains("loss"));
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            foreign.NumberFormat.NumberDecimalSeparator = ",";
            foreign.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = foreign;
            HistoryRow row = Single(("x", "-1.5"), ("y", "-7"));
            Assert.True(row.TryGetDouble("x", out double x) && x == -1.5);
            Assert.True(row.TryGetInt64("y", out long y) && y == -7);
            Assert.Equal(TimeSpan.FromSeconds(3.5), row.Runtime);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static HistoryRow Single(params IEnumerable<(string Key, string Json)> values)
    {
        using TestLog log = TestLog.Of(TestLog.Row(3, values));
        using RunReader reader = log.Open();
        return reader.ReadRows().Single();
    }
}
