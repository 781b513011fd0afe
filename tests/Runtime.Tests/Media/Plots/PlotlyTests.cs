using System.Text;
using System.Text.Json;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Media.Plots;

/// <summary>Figures of Plotly, from JSON to file and history.</summary>
public sealed class PlotlyTests : IDisposable
{
    private const string Figure = """{ "data": [{"type": "bar", "x": ["a", "b"], "y": [1, 2]}], "layout": {"title": {"text": "\u00fcn\u00ef"}} }""";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Figures_are_recorded_as_the_official_client_records_them()
    {
        string path = _directory.File("figure.json");
        File.WriteAllText(path, Figure);
        using JsonDocument document = JsonDocument.Parse(Figure);

        GoldenMedia.At("plotly/figure", 94).AssertSame(MediaRun.Log("plotly/figure", new Plotly(Figure), 94));
        GoldenMedia.At("plotly/figure", 94).AssertSame(MediaRun.Log("plotly/figure", new Plotly(document.RootElement), 94));
        GoldenMedia.At("plotly/wrapped", 95).AssertSame(MediaRun.Log("plotly/wrapped", Plotly.FromFile(path), 95));
    }

    [Fact]
    public void The_file_of_the_reference_has_its_hash()
    {
        MediaRun run = MediaRun.Log("chart", new Plotly("""{"data":[{"type":"scatter","x":[1,2],"y":[3,4]}],"layout":{}}"""));

        Assert.Equal("media/plotly/chart_0_f581996452c5f3943d67.plotly.json", run.Files.Single().Path);
    }

    [Theory]
    [InlineData("""{"data":[]}""", """{"data":[],"layout":{}}""")]
    [InlineData("""{"frames":[],"layout":{"a":1.50},"data":[{"x":[1e-7,null]}]}""", """{"frames":[],"layout":{"a":1.50},"data":[{"x":[1e-7,null]}]}""")]
    public void Members_and_numbers_stay_as_they_are_and_a_layout_is_always_there(string figure, string file) =>
        Assert.Equal(file, Encoding.UTF8.GetString(MediaRun.Log("chart", new Plotly(figure)).Files.Single().Bytes));

    [Fact]
    public void Several_figures_are_an_array()
    {
        MediaRun run = MediaRun.Log("charts", [new Plotly("""{"data":[]}"""), new Plotly("""{"data":[{}]}""")]);

        Assert.Equal(["plotly-file", "plotly-file"], run.Value!.AsArray().Select(figure => (string)figure!["_type"]!));
        Assert.Equal(2, run.Files.Count);
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("""{"data":[NaN]}""", "no JSON")]
    [InlineData("[]", "not an array")]
    [InlineData("{}", "'data' of a figure of Plotly is an array, but is missing")]
    [InlineData("""{"data":{}}""", "'data' of a figure of Plotly is an array, but is an object")]
    [InlineData("""{"data":[],"layout":[]}""", "'layout' of a figure of Plotly is an object, but is an array")]
    [InlineData("""{"data":[],"frames":1}""", "'frames' of a figure of Plotly is an array, but is a number")]
    public void What_is_no_figure_is_refused(string json, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new Plotly(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_element_without_a_value_is_refused() => Assert.Throws<ArgumentException>(() => new Plotly(default(JsonElement)));

    [Fact]
    public void A_figure_cannot_be_a_cell() => Assert.NotNull(new Plotly("""{"data":[]}""").CellFault);
}
