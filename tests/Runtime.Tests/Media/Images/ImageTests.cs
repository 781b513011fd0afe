using System.Numerics.Tensors;
using Instrument.Runtime.Tests.Media.Images.Png;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Media.Images;

/// <summary>Images from each kind of source, from the call to file, records and leaves.</summary>
public sealed class ImageTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Run _run;

    public ImageTests() => _run = TestRun.Start(_directory.Path);

    public void Dispose()
    {
        _run.Dispose();
        _directory.Dispose();
    }

    // The file of docs/wire/media.md §4.4: 2×1 pixels, grey.
    internal static readonly byte[] Reference = Convert.FromHexString(
        "89504e470d0a1a0a0000000d4948445200000002000000010800000000d14920560000000b49444154789c6360f80f000102010042bebc680000000049454e44ae426082");

    [Fact]
    public void An_image_is_the_value_of_the_reference()
    {
        _run.Log("examples", Image.FromBytes(Reference, new() { Caption = "first" }));

        Dictionary<string, string> row = Finish();

        Assert.Equal(
            """
            examples._type="image-file"
            examples.caption="first"
            examples.format="png"
            examples.height=1
            examples.path="media/images/examples_0_ed74d943baff5e8863ea.png"
            examples.sha256="ed74d943baff5e8863eafb334ac52a6efac2f3b2881a1ba85bac74f6918dc10a"
            examples.size=68
            examples.width=2
            """,
            string.Join('\n', row.Where(leaf => leaf.Key.StartsWith("examples", StringComparison.Ordinal)).Select(leaf => $"{leaf.Key}={leaf.Value}").Order(StringComparer.Ordinal)),
            ignoreLineEndingDifferences: true);
        Assert.Equal(Reference, StoredBytes(row, "examples"));
    }

    [Theory]
    [InlineData(PixelFormat.Grey, 1)]
    [InlineData(PixelFormat.Rgb, 3)]
    [InlineData(PixelFormat.Rgba, 4)]
    [InlineData(PixelFormat.Bgr, 3)]
    [InlineData(PixelFormat.Bgra, 4)]
    public void Bytes_are_taken_as_they_are(PixelFormat format, int channels)
    {
        byte[] pixels = [.. Enumerable.Range(0, 6 * channels).Select(i => (byte)(i % 2))];

        PngReader image = Logged(new Image(pixels, 3, 2, format));

        Assert.Equal((3, 2, channels), (image.Width, image.Height, image.Channels));
        if (format is PixelFormat.Bgr or PixelFormat.Bgra)
        {
            for (int i = 0; i < pixels.Length; i += channels)
                Array.Reverse(pixels, i, 3);
        }
        Assert.Equal(pixels, image.Pixels);
    }

    [Fact]
    public void The_callers_buffer_may_change_after_the_call()
    {
        byte[] pixels = [1, 2, 3, 4];
        Image image = new(pixels, 2, 2, PixelFormat.Grey);
        pixels.AsSpan().Clear();

        Assert.Equal([1, 2, 3, 4], Logged(image).Pixels);
    }

    [Fact]
    public void Layouts_of_the_same_image_give_the_same_file()
    {
        float[] pixelByPixel = [0f, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f];
        float[] planeByPlane = [0f, 0.3f, 0.1f, 0.4f, 0.2f, 0.5f];

        PngReader first = Logged(Image.FromPixels<float>(pixelByPixel, 2, 1, PixelFormat.Rgb));
        PngReader second = Logged(Image.FromPixels<float>(planeByPlane, 2, 1, PixelFormat.Rgb, PixelLayout.ChannelsHeightWidth));

        Assert.Equal([0, 25, 51, 76, 102, 127], first.Pixels);
        Assert.Equal(first.Pixels, second.Pixels);
    }

    [Fact]
    public void Tensors_of_each_shape_are_images()
    {
        Assert.Equal((3, 2, 1), Shape(Image.FromTensor(Tensor.Create(new float[6], [2, 3]))));
        Assert.Equal((3, 2, 1), Shape(Image.FromTensor(Tensor.Create(new float[6], [2, 3, 1]))));
        Assert.Equal((3, 2, 3), Shape(Image.FromTensor(Tensor.Create(new double[18], [2, 3, 3]))));
        Assert.Equal((3, 2, 4), Shape(Image.FromTensor(Tensor.Create(new byte[24], [4, 2, 3]), PixelLayout.ChannelsHeightWidth)));
    }

    [Fact]
    public void A_part_of_a_tensor_is_an_image()
    {
        Tensor<byte> whole = Tensor.Create(Enumerable.Range(0, 24).Select(i => (byte)i).ToArray(), [4, 6]);

        ReadOnlyTensorSpan<byte> part = whole.AsReadOnlyTensorSpan()[1..3, 2..5];

        Assert.Equal([8, 9, 10, 14, 15, 16], Logged(Image.FromTensor(part)).Pixels);
    }

    [Theory]
    [InlineData(new[] { 2, 3, 2 }, "2×3×2")]
    [InlineData(new[] { 2 }, "2")]
    [InlineData(new[] { 1, 2, 3, 3 }, "1×2×3×3")]
    public void A_tensor_of_another_shape_is_refused(int[] lengths, string named)
    {
        float[] values = new float[lengths.Aggregate(1, (a, b) => a * b)];

        ArgumentException exception = Assert.Throws<ArgumentException>(() => Image.FromTensor(Tensor.Create(values, [.. lengths.Select(length => (nint)length)])));

        Assert.Contains(named + " is no image", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pixels_that_do_not_fit_the_size_are_refused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new Image(new byte[11], 2, 2, PixelFormat.Rgb));

        Assert.Contains("2×2 pixels with 3 channels each has 12 values, but 11 were given", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Image([], 0, 2, PixelFormat.Rgb));
        Assert.Throws<ArgumentException>(() => new Image(new byte[4], int.MaxValue, int.MaxValue, PixelFormat.Rgb));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Image(new byte[4], 2, 2, (PixelFormat)9));
    }

    [Fact]
    public void A_file_keeps_its_bytes_and_its_extension()
    {
        string path = _directory.File("photo.PNG");
        File.WriteAllBytes(path, Reference);

        _run.Log("photo", Image.FromFile(path));
        Dictionary<string, string> row = Finish();

        Assert.Equal(("\"PNG\"", "2", "1"), (row["photo.format"], row["photo.width"], row["photo.height"]));
        Assert.EndsWith(".PNG\"", row["photo.path"], StringComparison.Ordinal);
        Assert.Equal(Reference, StoredBytes(row, "photo"));
    }

    [Fact]
    public void A_file_without_a_usual_extension_gets_that_of_its_content()
    {
        string path = _directory.File("photo.p g");
        File.WriteAllBytes(path, Reference);

        _run.Log("photo", Image.FromFile(path));

        Assert.Equal("\"png\"", Finish()["photo.format"]);
    }

    [Fact]
    public void A_stream_is_read_to_its_end()
    {
        _run.Log("photo", Image.FromStream(new MemoryStream(Reference)));

        Assert.Equal(Reference, StoredBytes(Finish(), "photo"));
    }

    [Fact]
    public void What_is_no_image_is_refused_at_the_call()
    {
        string path = _directory.File("drawing.svg");
        File.WriteAllText(path, "<svg xmlns='http://www.w3.org/2000/svg'/>");

        Assert.Contains("drawing.svg", Assert.Throws<ArgumentException>(() => Image.FromFile(path)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Image.FromFile(_directory.File("nothing.png")));
        Assert.Throws<ArgumentException>(() => Image.FromBytes([]));
        Assert.Contains("cut off", Assert.Throws<ArgumentException>(() => Image.FromBytes(Reference.AsSpan(0, 20))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Image.FromStream(Stream.Null));
    }

    [Fact]
    public void A_file_that_disappears_takes_only_its_value_along()
    {
        string path = _directory.File("photo.png");
        File.WriteAllBytes(path, Reference);
        Image image = Image.FromFile(path);
        File.Delete(path);

        _run.Log(new Dictionary<string, object?> { ["loss"] = 1.5, ["photo"] = image });
        RunReceipt receipt = _run.Finish();

        Dictionary<string, string> row = HistoryRows.Of(_run.LogPath!).Single();
        Assert.Equal((1L, "1.5", false), (receipt.ValuesLeftOut, row["loss"], row.ContainsKey("photo._type")));
    }

    [Fact]
    public void A_grouping_of_zero_is_none()
    {
        _run.Log("a", Image.FromBytes(Reference, new() { Grouping = 2 }));
        _run.Log("b", Image.FromBytes(Reference, new() { Grouping = 0 }));

        _run.Finish();

        List<Dictionary<string, string>> rows = HistoryRows.Of(_run.LogPath!);
        Assert.Equal(("2", false), (rows[0]["a.grouping"], rows[1].ContainsKey("b.grouping")));
    }

    [Fact]
    public void An_image_may_be_logged_again_and_under_other_keys()
    {
        Image image = new([1, 2], 2, 1, PixelFormat.Grey);
        _run.Log("a", image);
        _run.Log("a", image);
        _run.Log("b/c", image);

        _run.Finish();

        IEnumerable<Record> files = LogDecoder.Decode(_run.LogPath!).Where(record => record.Files is not null);
        Assert.Equal(["a_0", "a_1", "b/c_2"], files.Select(record => record.Files.Files.Single().Path["media/images/".Length..^"_01234567890123456789.png".Length]));
    }

    private (int Width, int Height, int Channels) Shape(Image image)
    {
        PngReader png = Logged(image);
        Assert.Equal((png.Width, png.Height), (image.Width, image.Height));
        return (png.Width, png.Height, png.Channels);
    }

    // The file of the image, as it was encoded.
    private static PngReader Logged(Image image)
    {
        using Stream file = image.Content.Open();
        using MemoryStream copy = new();
        file.CopyTo(copy);
        return PngReader.Read(copy.ToArray());
    }

    private Dictionary<string, string> Finish()
    {
        _run.Finish();
        return HistoryRows.Of(_run.LogPath!).Single();
    }

    private byte[] StoredBytes(Dictionary<string, string> row, string key) =>
        File.ReadAllBytes(Path.Combine(_run.Directory!, "files", row[key + ".path"].Trim('"')));
}
