using System.Text;
using Instrument.Records;
using Instrument.Runtime.Tests.Media.Images.Png;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Media.Images;

/// <summary>Boxes and masks over images: their files, their place in the value, and the names of their classes in the config.</summary>
public sealed class ImageOverlayTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Run _run;

    public ImageOverlayTests() => _run = TestRun.Start(_directory.Path);

    public void Dispose()
    {
        _run.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Boxes_are_the_file_the_value_and_the_config_of_the_reference()
    {
        BoundingBox2D box = BoundingBox2D.FromEdges(0.1, 0.2, 0.3, 0.4) with { ClassId = 1, Caption = "car", Scores = new Dictionary<string, double> { ["acc"] = 0.9 } };

        _run.Log("scene", Scene(new() { Boxes = { ["predictions"] = new([box], new Classes([(1, "car")])) } }));

        IReadOnlyList<Record> records = Finish(out Dictionary<string, string> row);
        Assert.Equal(
            ("\"boxes2D\"", "\"c1b4a08ea4ed8cf3de6c04af0287386ce7d3ea36914eb40bb1aff87199619d30\"", "154", "\"media/metadata/boxes2D/scene_0_c1b4a08ea4ed8cf3de6c.boxes2D.json\""),
            (row["scene.boxes.predictions._type"], row["scene.boxes.predictions.sha256"], row["scene.boxes.predictions.size"], row["scene.boxes.predictions.path"]));
        Assert.Equal(
            """{"box_data":[{"position":{"minX":0.1,"maxX":0.2,"minY":0.3,"maxY":0.4},"class_id":1,"box_caption":"car","scores":{"acc":0.9}}],"class_labels":{"1":"car"}}""",
            Encoding.UTF8.GetString(Stored(row["scene.boxes.predictions.path"])));
        ConfigItem item = records.Single(record => record.Config is not null).Config.Update.Single();
        Assert.Equal(["_wandb", "bounding_box/class_labels", "scene_wandb_delimeter_predictions"], item.NestedKey);
        Assert.Equal("""{"type":"bounding_box/class_labels","key":"scene_wandb_delimeter_predictions","value":{"1":"car"}}""", item.ValueJson);
    }

    [Fact]
    public void A_mask_is_the_value_of_the_reference_and_has_its_pixels()
    {
        ImageMask mask = ImageMask.FromClasses<int>([0, 1], 2, 1, new Classes("person", "tree"));

        _run.Log("scene", Scene(new() { Masks = { ["ground_truth"] = mask } }));

        IReadOnlyList<Record> records = Finish(out Dictionary<string, string> row);
        Assert.Equal("\"mask\"", row["scene.masks.ground_truth._type"]);
        Assert.Matches("^\"media/images/mask/scene_0_[0-9a-f]{20}\\.mask\\.png\"$", row["scene.masks.ground_truth.path"]);
        PngReader png = PngReader.Read(Stored(row["scene.masks.ground_truth.path"]));
        Assert.Equal((2, 1, 1), (png.Width, png.Height, png.Channels));
        Assert.Equal([0, 1], png.Pixels);
        ConfigItem item = records.Single(record => record.Config is not null).Config.Update.Single();
        Assert.Equal(["_wandb", "mask/class_labels", "scene_wandb_delimeter_ground_truth"], item.NestedKey);
        Assert.Equal("""{"type":"mask/class_labels","key":"scene_wandb_delimeter_ground_truth","value":{"0":"person","1":"tree"}}""", item.ValueJson);
    }

    [Fact]
    public void Files_come_in_the_order_of_image_boxes_and_masks_and_labels_are_told_once()
    {
        ImageOptions options = new()
        {
            Boxes = { ["a"] = new([BoundingBox2D.FromMiddle(1, 1, 2, 2) with { ClassId = 3, Domain = BoxDomain.Pixel }]) },
            Masks = { ["b"] = ImageMask.FromClasses<byte>([7, 7], 2, 1) },
        };
        _run.Log("scene", Scene(options));
        _run.Log("scene", Scene(options));

        IReadOnlyList<Record> records = Finish(out _);

        Assert.Equal(
            [
                "media/images/scene_0", "media/metadata/boxes2D/scene_0", "bounding_box/class_labels {\"3\":\"class_3\"}", "media/images/mask/scene_0",
                "mask/class_labels {\"7\":\"class_7\"}", "row", "media/images/scene_1", "media/metadata/boxes2D/scene_1", "media/images/mask/scene_1", "row",
            ],
            records.Select(Short).OfType<string>());
    }

    [Fact]
    public void A_box_by_its_middle_says_its_unit()
    {
        BoundingBoxes2D boxes = new([BoundingBox2D.FromMiddle(2, 1, 2, 1) with { Domain = BoxDomain.Pixel, ClassId = 0 }]);

        Assert.Equal("""[{"position":{"middle":[2,1],"width":2,"height":1},"domain":"pixel","class_id":0}]""", Encoding.UTF8.GetString(boxes.Data.Span));
    }

    [Fact]
    public void A_mask_in_a_file_keeps_its_bytes_and_its_classes()
    {
        string path = _directory.File("mask.png");
        File.WriteAllBytes(path, ImageTests.Reference);

        _run.Log("scene", Scene(new() { Masks = { ["m"] = ImageMask.FromFile(path, new Classes("off", "on")) } }));

        IReadOnlyList<Record> records = Finish(out Dictionary<string, string> row);
        Assert.Equal(ImageTests.Reference, Stored(row["scene.masks.m.path"]));
        Assert.Contains("\"value\":{\"0\":\"off\",\"1\":\"on\"}", records.Single(record => record.Config is not null).Config.Update.Single().ValueJson, StringComparison.Ordinal);
    }

    [Fact]
    public void Boxes_that_cannot_be_drawn_are_refused()
    {
        Assert.Throws<ArgumentException>(() => BoundingBox2D.FromEdges(0.5, 0.4, 0, 1));
        Assert.Throws<ArgumentException>(() => BoundingBox2D.FromEdges(0, 1, double.NaN, 1));
        Assert.Throws<ArgumentException>(() => BoundingBox2D.FromMiddle(0, 0, double.PositiveInfinity, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BoundingBox2D.FromMiddle(0, 0, 1, -1));
        Assert.Throws<ArgumentException>(() => BoundingBox2D.FromMiddle(0, 0, 1, 1) with { Scores = new Dictionary<string, double> { ["s"] = double.NaN } });
        BoundingBox2D withoutClass = BoundingBox2D.FromEdges(0, 1, 0, 1);
        Assert.Contains("Box 0 has no class", Assert.Throws<ArgumentException>(() => new BoundingBoxes2D([withoutClass])).Message, StringComparison.Ordinal);
        Assert.Empty(new BoundingBoxes2D([withoutClass], new Classes()).Classes.Entries);
    }

    [Fact]
    public void Masks_that_cannot_be_drawn_are_refused()
    {
        Assert.Contains("the class 256 at x = 1, y = 1", Assert.Throws<ArgumentException>(() => ImageMask.FromClasses<int>([0, 0, 0, 256], 2, 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ImageMask.FromClasses<sbyte>([-1], 1, 1));
        Assert.Throws<ArgumentException>(() => ImageMask.FromClasses<byte>([1, 2], 1, 1));
        Assert.Contains("'wide'", Assert.Throws<ArgumentException>(() => ImageMask.FromClasses<byte>([1], 1, 1, new Classes([(256, "wide")]))).Message, StringComparison.Ordinal);
        ImageMask mask = ImageMask.FromClasses<byte>([1], 1, 1);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Scene(new() { Masks = { ["m"] = mask } }));
        Assert.Contains("'m' has 1×1 pixels and its image 2×1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Overlays_need_names_and_values()
    {
        Assert.Throws<ArgumentException>(() => Scene(new() { Boxes = { [""] = new([]) } }));
        Assert.Throws<ArgumentException>(() => Scene(new() { Boxes = { ["b"] = null! } }));
        Assert.Throws<ArgumentException>(() => Scene(new() { Masks = { ["a\0b"] = ImageMask.FromClasses<byte>([1, 1], 2, 1) } }));
    }

    [Fact]
    public void Classes_have_one_name_each()
    {
        Assert.Throws<ArgumentException>(() => new Classes([(1, "a"), (1, "b")]));
        Assert.Throws<ArgumentException>(() => new Classes("a", null!));
        Assert.Equal([new(0, "a"), new(1, "b")], new Classes("a", "b").Entries);
    }

    private static Image Scene(ImageOptions options) => new([7, 8], 2, 1, PixelFormat.Grey, options);

    // What tells one record from the other in these tests: a path without its id, the labels, a row.
    private static string? Short(Record record) => record switch
    {
        { Files: { } files } => files.Files.Single().Path[..files.Files.Single().Path.LastIndexOf('_')],
        { Config: { } config } => $"{config.Update.Single().NestedKey[1]} {config.Update.Single().ValueJson.Split("\"value\":")[1][..^1]}",
        { History: not null } => "row",
        _ => null,
    };

    private IReadOnlyList<Record> Finish(out Dictionary<string, string> row)
    {
        _run.Finish();
        IReadOnlyList<Record> records = LogDecoder.Decode(_run.LogPath!);
        row = HistoryRows.Of(records)[0];
        return records;
    }

    private byte[] Stored(string path) => File.ReadAllBytes(Path.Combine(_run.Directory!, "files", path.Trim('"')));
}
