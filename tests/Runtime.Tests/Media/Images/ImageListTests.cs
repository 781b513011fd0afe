using System.Text.Json.Nodes;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Media.Images;

/// <summary>Several images under one key.</summary>
public sealed class ImageListTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ListLogger _logger = new();
    private readonly Run _run;

    public ImageListTests() => _run = TestRun.Start(_directory.Path, logger: _logger);

    public void Dispose()
    {
        _run.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_list_has_the_files_of_its_images_and_the_size_of_the_first()
    {
        _run.Log("batch", [Grey(1), Grey(2)]);

        Dictionary<string, string> row = Finish();

        Assert.Equal(("\"images/separated\"", "2", "1", "\"png\"", "2"), (row["batch._type"], row["batch.width"], row["batch.height"], row["batch.format"], row["batch.count"]));
        JsonArray files = JsonNode.Parse(row["batch.filenames"])!.AsArray();
        Assert.Equal(2, files.Select(file => (string)file!).Where(path => File.Exists(Path.Combine(_run.Directory!, "files", path))).Distinct().Count());
        Assert.DoesNotContain(row.Keys, key => key is "batch.sha256" or "batch.captions" or "batch.all_masks" or "batch.all_boxes");
    }

    [Fact]
    public void One_image_can_be_a_list()
    {
        _run.Log("batch", [Grey(1)]);

        Assert.Equal("\"images/separated\"", Finish()["batch._type"]);
    }

    [Theory]
    [InlineData("one", null, """["one",null]""")]
    [InlineData(null, "two", """["","two"]""")]
    [InlineData("one", "", """["one",""]""")]
    public void Captions_are_there_as_soon_as_one_image_has_one(string? first, string? second, string expected)
    {
        _run.Log("batch", [Grey(1, new() { Caption = first }), Grey(2, new() { Caption = second })]);

        Assert.Equal(expected, Finish()["batch.captions"]);
    }

    [Fact]
    public void Overlays_stand_beside_the_images_that_have_them()
    {
        ImageOptions options = new()
        {
            Boxes = { ["b"] = new([BoundingBox2D.FromEdges(0, 1, 0, 1) with { ClassId = 0 }]) },
            Masks = { ["m"] = ImageMask.FromClasses<byte>([1, 2], 2, 1) },
        };
        _run.Log("batch", [Grey(1), Grey(2, options)]);

        Dictionary<string, string> row = Finish();

        JsonArray boxes = JsonNode.Parse(row["batch.all_boxes"])!.AsArray();
        JsonArray masks = JsonNode.Parse(row["batch.all_masks"])!.AsArray();
        Assert.Equal((2, null, "boxes2D"), (boxes.Count, boxes[0], (string)boxes[1]!["b"]!["_type"]!));
        Assert.Equal((2, null, "mask"), (masks.Count, masks[0], (string)masks[1]!["m"]!["_type"]!));
    }

    [Fact]
    public void Images_of_different_sizes_are_logged_with_a_warning()
    {
        Image wide = new([1, 2, 3], 3, 1, PixelFormat.Grey);
        _run.Log("batch", [Grey(1), wide]);
        _run.Log("batch", [Grey(1), wide]);

        _run.Finish();

        Assert.Equal(2, HistoryRows.Of(_run.LogPath!).Count(row => row["batch.width"] == "2" && row["batch.count"] == "2"));
        Assert.Single(_logger.Entries, entry => entry.Text.Contains("'batch'", StringComparison.Ordinal) && entry.Text.Contains("differ in size or format", StringComparison.Ordinal));
    }

    [Fact]
    public void More_images_than_W_and_B_shows_are_refused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => _run.Log("batch", Enumerable.Repeat(Grey(1), 109)));
        _run.Log("batch", Enumerable.Repeat(Grey(1), 108));

        Assert.Contains("'batch' has 109 images, and W&B shows 108", exception.Message, StringComparison.Ordinal);
        Assert.Equal("108", Finish()["batch.count"]);
    }

    [Fact]
    public void A_list_that_is_no_list_of_images_is_refused()
    {
        Assert.Throws<ArgumentException>(() => _run.Log("batch", new WandbValue[] { Grey(1), new Html("x") }));
        Assert.Throws<ArgumentException>(() => _run.Log("batch", new Image[] { Grey(1), null! }));
    }

    [Fact]
    public void An_empty_list_is_an_empty_array()
    {
        _run.Log("batch", Array.Empty<Image>());

        Assert.Equal("[]", Finish()["batch"]);
    }

    [Fact]
    public void Images_that_are_made_on_the_way_are_made_once()
    {
        int made = 0;

        _run.Log("batch", Enumerable.Range(0, 5).Select(i =>
        {
            made++;
            return Grey((byte)i);
        }));

        Assert.Equal((5, "5"), (made, Finish()["batch.count"]));
    }

    private static Image Grey(byte shade, ImageOptions? options = null) => new([shade, shade], 2, 1, PixelFormat.Grey, options);

    private Dictionary<string, string> Finish()
    {
        _run.Finish();
        return HistoryRows.Of(_run.LogPath!).Single();
    }
}
