using System.Text.Json;
using Instrument.Reading;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Details;

/// <summary>Values that are put into the summary by hand.</summary>
public sealed class RunSummaryTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Run _run;

    public RunSummaryTests() => _run = TestRun.Start(_directory.Path);

    public void Dispose()
    {
        _run.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_set_value_stays_until_its_metric_is_logged_again()
    {
        _run.Log("best", 0.1);
        _run.Log("loss", 0.1);
        _run.Summary["best"] = 0.9;
        _run.Summary.Update(new Dictionary<string, object?> { ["loss"] = 5, ["note"] = "good", ["nan"] = double.NaN });
        _run.Log("loss", 0.2);

        Assert.Equal(("0.9", "0.2", "\"good\"", "null"), (Value("best"), Value("loss"), Value("note"), Value("nan")));
    }

    [Fact]
    public void Nested_values_are_set_one_by_one_and_removed_together()
    {
        _run.Log(new Dictionary<string, object?> { ["eval"] = new Dictionary<string, object?> { ["a"] = 1, ["b"] = 2 } });
        _run.Summary.SetNested(["eval", "a"], 10);
        _run.Summary.SetNested(["eval", "c"], 3);
        _run.Summary.Remove("eval", "b");
        _run.Summary["gone"] = new Dictionary<string, object?> { ["x"] = 1 };
        _run.Summary.Remove("gone");

        Assert.Equal(("""{"a":10,"c":3}""", null), (Value("eval"), Value("gone")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("_step")]
    public void A_reserved_key_is_refused(string key)
    {
        Assert.Throws<ArgumentException>(() => _run.Summary[key] = 1);
        Assert.Throws<ArgumentException>(() => _run.Summary.SetNested([key, "a"], 1));
        Assert.Throws<ArgumentException>(() => _run.Summary.Remove(key));
    }

    [Fact]
    public void After_the_end_nothing_can_be_set()
    {
        _run.Finish();

        Assert.Throws<ObjectDisposedException>(() => _run.Summary["a"] = 1);
    }

    private string? Value(string key)
    {
        _run.Finish();
        using RunReader reader = RunReader.Open(_run.LogPath!);
        return reader.Summary.TryGetValue(key, out JsonElement value) ? JsonSerializer.Serialize(value) : null;
    }
}
