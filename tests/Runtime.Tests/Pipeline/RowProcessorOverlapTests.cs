using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Generated;
using Instrument.Pipeline;
using Instrument.Records;
using Instrument.Rows;
using Instrument.Testing;
using Xunit.Abstractions;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Pipeline;

/// <summary>Rule 2 of docs/wire/records.md §5.1: later values win per leaf, a scalar replaces a subtree and the other way round.</summary>
public sealed class RowProcessorOverlapTests(ITestOutputHelper output) : IDisposable
{
    private readonly ProcessorRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Within_a_step_a_nested_value_replaces_the_scalar_around_it()
    {
        _run.Log(1, ("a", 1), ("keep", 1));
        _run.Log(1, ("a", In("b", 2)));
        _run.Log(1, ("a", In("c", 3)));

        Assert.Equal(["1: a.b=2 a.c=3 keep=1"], Rows());
    }

    [Fact]
    public void Within_a_step_a_scalar_replaces_all_values_below_it()
    {
        _run.Log(1, ("a", In("b", In("c", 1))), ("ab", 1), ("a.b", "a key of its own"));
        _run.Log(1, ("a", In("d", 2)));
        _run.Log(1, ("a", 3));

        Assert.Equal(["1: a.b=\"a key of its own\" a=3 ab=1"], Rows());
    }

    [Fact]
    public void Within_a_step_the_last_of_several_changes_counts()
    {
        _run.Log(1, ("a", In("b", 1)));
        _run.Log(1, ("a", 2));
        _run.Log(1, ("a", In("b", In("c", 3))));
        _run.Log(1, ("a", In("b", "four")));
        _run.Log(2, ("a", 5));

        Assert.Equal(["1: a.b=\"four\"", "2: a=5"], Rows());
    }

    [Fact]
    public void Within_a_call_the_last_value_of_a_key_counts()
    {
        _run.Log(null, ("a", 1), ("b", 1), ("a", "two"), ("a", 3));
        _run.Log(null, ("a", 4));

        Assert.Equal(["0: a=3 b=1", "1: a=4"], Rows());
        Assert.Equal((2, 2), (_run.Processor.RowsTaken, _run.Processor.RowsFinished));
        Assert.Equal(2, _run.Metrics.Get("a").Values);
    }

    [Fact]
    public void Within_a_call_a_scalar_and_a_subtree_replace_each_other()
    {
        _run.Log(null, ("a", 1), ("a", In("b", 2)));
        _run.Log(null, ("a", In("b", 3)), ("x", 1), ("a", 4));

        Assert.Equal(["0: a.b=2", "1: a=4 x=1"], Rows());
    }

    [Fact]
    public void In_the_summary_the_last_row_decides_which_of_the_two_there_is()
    {
        _run.Log(null, ("a", 1));
        _run.Log(null, ("a", In("b", 2)));
        _run.Log(null, ("a", 3));

        Assert.Equal("""["a"]=3""", Changes());

        _run.Log(null, ("a", In("c", 4)));
        Assert.Equal("""["a","c"]=4""", Changes());
        Assert.False(_run.Metrics.Get("a").HasValue);
        Assert.False(_run.Metrics.Get(["a", "b"]).HasValue);
    }

    [Fact]
    public void A_value_assigned_to_the_summary_replaces_those_below_it()
    {
        _run.Log(null, ("a", In("b", 2)));
        RecordState.Apply(new Record { Summary = new SummaryRecord { Update = { new SummaryItem { Key = "a", ValueJson = "7" } } } }, _run.Metrics);

        Assert.Equal("", Changes());
        Assert.False(_run.Metrics.Get(["a", "b"]).HasValue);
    }

    [Fact]
    public void Random_values_within_and_around_each_other_end_up_as_in_a_tree()
    {
        Random random = Seed.Random(output);
        List<string> expected = [];
        for (int row = 0; row < 500; row++)
        {
            JsonObject tree = [];
            for (int call = random.Next(1, 8); call > 0; call--)
            {
                (string Key, object? Value)[] values = new (string, object?)[random.Next(1, 4)];
                for (int i = 0; i < values.Length; i++)
                {
                    string[] path = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(2) == 0 ? "a" : "b")];
                    int number = random.Next(1000);
                    values[i] = (path[0], path.Skip(1).Reverse().Aggregate((object?)number, (value, key) => In(key, value)));
                    Set(tree, path, number);
                }
                _run.Log(row, values);
            }
            expected.Add($"{row}: {string.Join(' ', Leaves(tree, "").Order(StringComparer.Ordinal))}");
        }

        Assert.Equal(expected, Rows());
    }

    [Fact]
    public void Replacing_allocates_nothing_once_all_keys_are_known()
    {
        MetricTable metrics = new();
        MetricTrack[] tracks = [metrics.Get("a"), metrics.Get(["a", "b"]), metrics.Get(["a", "c"]), metrics.Get("z")];
        PendingRow pending = new();
        RowValue value = new(MetricKind.Double, 1, 0, default);
        long before = 0;
        for (int row = 1; row <= 2000; row++)
        {
            if (row == 1000)
                before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 8; i++)
                pending.Set(tracks[i * 7 % 4], value, row);
            pending.Clear();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static Dictionary<string, object?> In(string key, object? value) => new() { [key] = value };

    private List<string> Rows() =>
        [.. _run.CompleteRows().Select(row => row.Split(": ", 2)).Select(row => $"{row[0]}: {string.Join(' ', Items(row[1]).Order(StringComparer.Ordinal))}")];

    // Blanks are within the quotes of a text only.
    private static string[] Items(string row) => System.Text.RegularExpressions.Regex.Split(row, " (?=[^ ]+=)");

    private string Changes() => string.Join(
        ' ',
        (SummaryRecords.Changes(_run.Metrics.All)?.Summary.Update ?? [])
            .Where(item => item.NestedKey[0][0] != '_')
            .Select(item => $"{JsonSerializer.Serialize(item.NestedKey)}={item.ValueJson}"));

    private static void Set(JsonObject tree, string[] path, int number)
    {
        foreach (string key in path[..^1])
        {
            if (tree[key] is not JsonObject inner)
                tree[key] = inner = [];
            tree = inner;
        }
        tree[path[^1]] = number;
    }

    private static IEnumerable<string> Leaves(JsonObject tree, string prefix)
    {
        foreach ((string key, JsonNode? value) in tree)
        {
            if (value is JsonObject inner)
            {
                foreach (string leaf in Leaves(inner, prefix + key + "."))
                    yield return leaf;
            }
            else
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{prefix}{key}={value}");
            }
        }
    }
}
