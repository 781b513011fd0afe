using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Media;

namespace Instrument.Runtime.Tests.Media.Images;

/// <summary>Images as cells of tables (docs/wire/media.md §4.5).</summary>
public sealed class ImageCellTests
{
    private readonly RecordingBinding _binding = new();

    [Fact]
    public void An_image_is_the_cell_of_the_reference()
    {
        BoundingBox2D box = BoundingBox2D.FromEdges(0.1, 0.2, 0.3, 0.4) with { ClassId = 1, Caption = "car", Scores = new Dictionary<string, double> { ["acc"] = 0.9 } };
        Image image = Image.FromBytes(ImageTests.Reference, new() { Boxes = { ["predictions"] = new([box], new Classes("person", "car")) } });

        Equal(
            """
            {"_type":"image-file","path":"media/images/8abf972e82b8db89c0d8.png","sha256":"ed74d943baff5e8863eafb334ac52a6efac2f3b2881a1ba85bac74f6918dc10a",
             "format":"png","width":2,"height":1,
             "classes":{"type":"classes-file","path":"media/classes/b710ca7d3be287bbe1cd7f6e601e4883_cls.classes.json","digest":"xiGVFWFck5x56XfIap4+BA=="},
             "boxes":{"predictions":[{"position":{"minX":0.1,"maxX":0.2,"minY":0.3,"maxY":0.4},"class_id":1,"box_caption":"car","scores":{"acc":0.9}}]}}
            """,
            Cell(image));
        Assert.Equal(
            """{"_type": "classes", "class_set": [{"id": 0, "name": "person"}, {"id": 1, "name": "car"}]}""",
            Encoding.UTF8.GetString(_binding.Files.Single(file => file.Key.EndsWith("_cls.classes.json", StringComparison.Ordinal)).Value));
    }

    [Fact]
    public void Masks_are_files_of_the_cell()
    {
        Image image = new([1, 2], 2, 1, PixelFormat.Grey, new() { Caption = "c", Grouping = 3, Masks = { ["m"] = ImageMask.FromClasses<byte>([4, 5], 2, 1) } });

        JsonObject cell = Cell(image);

        Assert.Equal(("c", 3, "mask"), ((string)cell["caption"]!, (int)cell["grouping"]!, (string)cell["masks"]!["m"]!["_type"]!));
        Assert.StartsWith("media/images/mask/", (string)cell["masks"]!["m"]!["path"]!, StringComparison.Ordinal);
        Assert.EndsWith(".mask.png", (string)cell["masks"]!["m"]!["path"]!, StringComparison.Ordinal);
        Assert.Equal(["sha256"], cell["masks"]!["m"]!.AsObject().Select(field => field.Key).Except(["_type", "path"]));
        Assert.Equal(3, _binding.Files.Count);
    }

    [Fact]
    public void A_plain_image_has_no_classes()
    {
        JsonObject cell = Cell(new Image([1], 1, 1, PixelFormat.Grey));

        Assert.Equal(["_type", "path", "sha256", "format", "width", "height"], cell.Select(field => field.Key));
    }

    [Fact]
    public void The_last_name_of_a_class_counts_and_the_images_own_classes_come_last()
    {
        Image image = new([1, 2], 2, 1, PixelFormat.Grey, new()
        {
            Boxes = { ["b"] = new([BoundingBox2D.FromEdges(0, 1, 0, 1) with { ClassId = 1 }]) },
            Masks = { ["m"] = ImageMask.FromClasses<byte>([0, 1], 2, 1, new Classes("sky", "road")) },
            Classes = new Classes([(0, "heaven"), (2, "sea")]),
        });

        Assert.Equal([new(1, "road"), new(0, "heaven"), new(2, "sea")], image.Overlays.Classes.Entries);
    }

    [Fact]
    public void Overlays_without_any_class_are_no_cell()
    {
        Image image = new([1], 1, 1, PixelFormat.Grey, new() { Boxes = { ["b"] = new([]) } });

        Assert.Contains("give it classes", image.CellFault, StringComparison.Ordinal);
        Assert.Null(new Image([1], 1, 1, PixelFormat.Grey).CellFault);
    }

    private JsonObject Cell(Image image)
    {
        Assert.Null(image.CellFault);
        ArrayBufferWriter<byte> text = new();
        using (Utf8JsonWriter json = new(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            image.WriteCell(_binding, json);
        return JsonNode.Parse(text.WrittenSpan)!.AsObject();
    }

    private static void Equal(string expected, JsonObject actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());

#pragma warning disable CA5351 // The names and digests of artifacts are MD5.
    /// <summary>An artifact in memory.</summary>
    private sealed class RecordingBinding : CellBinding
    {
        public Dictionary<string, byte[]> Files { get; } = [];

        public override CellFile Add(string folder, string extension, MediaContent content)
        {
            byte[] bytes = Read(content);
            return Add(PathOf(folder, extension, content, Convert.ToHexStringLower(MD5.HashData(bytes)), Convert.ToHexStringLower(SHA256.HashData(bytes))), bytes);
        }

        public override CellFile AddAt(string path, MediaContent content) => Add(path, Read(content));

        private CellFile Add(string path, byte[] bytes)
        {
            Files[path] = bytes;
            return new CellFile(path, Convert.ToHexStringLower(SHA256.HashData(bytes)), Convert.ToBase64String(MD5.HashData(bytes)));
        }

        private static byte[] Read(MediaContent content)
        {
            using Stream stream = content.Open();
            using MemoryStream copy = new();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
    }
#pragma warning restore CA5351
}
