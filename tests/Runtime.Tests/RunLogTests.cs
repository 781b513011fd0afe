using Instrument.Testing;

namespace Instrument.Runtime.Tests;

/// <summary>The ways to log a row whose keys are known at run time only.</summary>
public sealed class RunLogTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Run _run;

    public RunLogTests() => _run = TestRun.Start(_directory.Path);

    public void Dispose()
    {
        _run.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Every_overload_keeps_its_value()
    {
        _run.Log("k", 0.1);
        _run.Log("k", 0.1f);
        _run.Log("k", long.MinValue);
        _run.Log("k", 5);
        _run.Log("k", ulong.MaxValue);
        _run.Log("k", true);
        _run.Log("k", "text");

        Assert.Equal(["0.1", "0.1", "-9223372036854775808", "5", "18446744073709551615", "true", "\"text\""], Rows().Select(row => row["k"]));
    }

    [Fact]
    public void A_dictionary_is_one_row()
    {
        _run.Log(new Dictionary<string, object?> { ["loss"] = 0.5, ["by class"] = new Dictionary<string, double> { ["cat"] = 1 }, ["list"] = new[] { 1, 2 } }, step: 3);

        Dictionary<string, string> row = Rows().Single();
        Assert.Equal(("0.5", "1", "[1,2]", "3"), (row["loss"], row["by class.cat"], row["list"], row["_step"]));
    }

    [Fact]
    public void A_row_without_values_is_a_row()
    {
        _run.Log([]);
        _run.Log("a", 1);

        Assert.Equal([3, 4], Rows().Select(row => row.Count));
    }

    [Fact]
    public void Calls_with_the_same_step_make_one_row()
    {
        _run.Log("a", 1, step: 2);
        _run.Log("b", 2, step: 2);
        _run.Log("c", 3, step: 9);

        RunReceipt receipt = _run.Finish();

        Assert.Equal((3, 3, 2), (receipt.Logged, receipt.Kept, receipt.Records));
        Assert.Equal(["2", "9"], HistoryRows.Of(_run.LogPath!).Select(row => row["_step"]));
    }

    [Fact]
    public void The_last_value_of_a_key_that_a_call_names_twice_is_the_one_that_counts()
    {
        _run.Log([KeyValuePair.Create("a", (object?)1), KeyValuePair.Create("b", (object?)2), KeyValuePair.Create("a", (object?)"last")]);
        _run.Log([KeyValuePair.Create("a", (object?)new Dictionary<string, int> { ["x"] = 1 }), KeyValuePair.Create("a", (object?)5)], step: 4);

        List<Dictionary<string, string>> rows = Rows();

        Assert.Equal(("\"last\"", "2", 5), (rows[0]["a"], rows[0]["b"], rows[0].Count));
        Assert.Equal(("5", 4), (rows[1]["a"], rows[1].Count));
    }

    [Fact]
    public void A_negative_step_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("step", () => _run.Log("k", 0.1, step: -1));
        Assert.Throws<ArgumentOutOfRangeException>("step", () => _run.Log("k", "text", step: long.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>("step", () => _run.Log([], step: -1));
        Assert.Equal(0, _run.Finish().Logged);
    }

    [Fact]
    public void The_largest_step_is_kept()
    {
        _run.Log("k", 1, step: long.MaxValue);
        _run.Log("k", 2);
        _run.Log("k", 3);

        Assert.All(Rows(), row => Assert.Equal("9223372036854775807", row["_step"]));
    }

    [Fact]
    public void Of_a_row_with_a_mistake_nothing_is_logged()
    {
        Assert.Throws<ArgumentException>("key", () => _run.Log("_step", 1));
        Assert.Throws<ArgumentException>("key", () => _run.Log("", 0.5));
        Assert.Throws<ArgumentNullException>("values", () => _run.Log(null!));
        Assert.Throws<ArgumentException>("value", () => _run.Log(new Dictionary<string, object?> { ["fine"] = 1, ["wrong"] = new object() }));
        Assert.Throws<InvalidOperationException>(() => _run.Log(Failing()));

        Assert.Equal(0, _run.Finish().Logged);
        Assert.Empty(HistoryRows.Of(_run.LogPath!));
    }

    private List<Dictionary<string, string>> Rows()
    {
        _run.Finish();
        return HistoryRows.Of(_run.LogPath!);
    }

    private static IEnumerable<KeyValuePair<string, object?>> Failing()
    {
        yield return KeyValuePair.Create("fine", (object?)1);
        throw new InvalidOperationException("The caller's own.");
    }
}
