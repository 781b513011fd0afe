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

    [Fact]
    public void Images_and_the_like_are_set_with_their_files()
    {
        Image grey = new([1, 2], 2, 1, PixelFormat.Grey);
        _run.Summary.Update(new Dictionary<string, object?> { ["best"] = grey, ["note"] = "good", ["all"] = new[] { grey, grey }, ["none"] = Array.Empty<Image>() });
        _run.Summary.SetNested(["eval", "page"], new Html("<p>x</p>"));

        Assert.Equal(0, _run.Finish().ValuesLeftOut);
        using RunReader reader = RunReader.Open(_run.LogPath!);
        JsonElement best = reader.Summary["best"];
        Assert.Equal(("image-file", 2), (best.GetProperty("_type").GetString(), best.GetProperty("width").GetInt32()));
        Assert.StartsWith("media/images/best_summary_", best.GetProperty("path").GetString(), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_run.Directory!, "files", best.GetProperty("path").GetString()!)));
        Assert.Equal(("images/separated", "[]"), (reader.Summary["all"].GetProperty("_type").GetString(), reader.Summary["none"].GetRawText()));
        Assert.StartsWith("media/html/eval.page_summary_", reader.Summary["eval"].GetProperty("page").GetProperty("path").GetString(), StringComparison.Ordinal);
        Assert.Equal("good", reader.Summary["note"].GetString());
    }

    [Fact]
    public void A_chart_brings_its_table_along()
    {
        _run.Summary["chart"] = Chart.LineSeries<int, int>([1, 2], [[3, 4]], ["y"]);

        Assert.Equal("\"table-file\"", ValueOf(reader => reader.Summary["chart_table"].GetProperty("_type")));
    }

    [Fact]
    public void A_value_whose_file_cannot_be_written_is_left_out_alone()
    {
        Directory.CreateDirectory(Path.Combine(_run.Directory!, "media.part"));
        _run.Summary.Update(new Dictionary<string, object?> { ["best"] = new Image([1], 1, 1, PixelFormat.Grey), ["note"] = 1 });

        Assert.Equal(1, _run.Finish().ValuesLeftOut);
        Assert.Equal((null, "1"), (Value("best"), Value("note")));
    }

    [Fact]
    public void Values_with_files_inside_of_others_and_under_keys_that_no_file_can_have_are_refused()
    {
        Image grey = new([1], 1, 1, PixelFormat.Grey);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => _run.Summary["a"] = new Dictionary<string, object?> { ["b"] = grey });
        Assert.Contains("SetNested", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _run.Summary["a?"] = grey);
    }

    private string ValueOf(Func<RunReader, JsonElement> find)
    {
        _run.Finish();
        using RunReader reader = RunReader.Open(_run.LogPath!);
        return find(reader).GetRawText();
    }

    private string? Value(string key)
    {
        _run.Finish();
        using RunReader reader = RunReader.Open(_run.LogPath!);
        return reader.Summary.TryGetValue(key, out JsonElement value) ? JsonSerializer.Serialize(value) : null;
    }
}
