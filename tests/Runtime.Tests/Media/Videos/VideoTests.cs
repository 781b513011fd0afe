using System.Text.Json.Nodes;
using Instrument.Runtime.Tests.Media.Videos.Gif;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Media.Videos;

/// <summary>Videos, from frames, bytes and files to history and cells.</summary>
public sealed class VideoTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_file_is_recorded_as_the_official_client_records_it()
    {
        GoldenMedia golden = GoldenMedia.At("video/path", 71);
        string path = _directory.File("clip.gif");
        File.WriteAllBytes(path, golden.Files[0].Bytes);

        golden.AssertSame(MediaRun.Log("video/path", Video.FromFile(path, "clip"), 71));
    }

    // The bytes of an encoder of somebody else are not ours; what a viewer shows is the same.
    [Fact]
    public void Frames_are_shown_as_those_of_the_official_client()
    {
        GoldenMedia golden = GoldenMedia.At("video/np", 72);
        GifReader expected = GifReader.Read(golden.Files[0].Bytes);
        byte[] frames = [.. expected.Frames.SelectMany(frame => frame.Picture)];

        MediaRun run = MediaRun.Log("video/np", new Video(frames, [expected.Frames.Count, 4, 6, 3], layout: VideoLayout.ChannelsLast, caption: "numpy"), 72);

        GifReader actual = GifReader.Read(run.Files.Single().Bytes);
        Assert.Equal(expected.Frames.Select(frame => frame.Picture), actual.Frames.Select(frame => frame.Picture));
        Assert.Equal(expected.Frames.Select(frame => frame.Delay), actual.Frames.Select(frame => frame.Delay));
        Assert.Equal((expected.Repetitions, 0), (actual.Repetitions, actual.Repetitions));
        Assert.Equal(WithoutContent(golden.Value), WithoutContent(run.Value!));
    }

    // The official client looks at the first caption only.
    [Fact]
    public void A_list_is_recorded_as_by_the_official_client_with_all_its_captions()
    {
        GoldenMedia golden = GoldenMedia.At("video/list", 73);
        byte[] clip = golden.Files[0].Bytes;

        golden.Value["captions"] = new JsonArray("", "2");
        golden.AssertSame(MediaRun.Log("video/list", [Video.FromBytes(clip, VideoFormat.Gif), Video.FromBytes(clip, VideoFormat.Gif, "2")], 73));
    }

    [Fact]
    public void A_list_without_captions_says_so()
    {
        JsonNode value = MediaRun.Log("clips", [Video.FromBytes([1], VideoFormat.Mp4), Video.FromBytes([2], VideoFormat.WebM)]).Value!;

        Assert.Equal(("videos", "2", "false"), ((string)value["_type"]!, value["count"]!.ToJsonString(), value["captions"]!.ToJsonString()));
        Assert.EndsWith(".webm", (string)value["videos"]![1]!["path"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(VideoLayout.ChannelsFirst)]
    [InlineData(VideoLayout.ChannelsLast)]
    public void Both_layouts_are_understood(VideoLayout layout)
    {
        // Two frames of 1×2 pixels: red and green, then blue and white.
        byte[] first = [255, 0, 0, 255, 0, 0, 0, 255, 0, 255, 255, 255];
        byte[] last = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255];
        Video video = layout == VideoLayout.ChannelsFirst ? new Video(first, [2, 3, 1, 2]) : new Video(last, [2, 1, 2, 3], layout: layout);

        GifReader gif = Gif(video);

        Assert.Equal((2, 1), (gif.Width, gif.Height));
        Assert.Equal([[255, 0, 0, 0, 255, 0], [0, 0, 255, 255, 255, 255]], gif.Frames.Select(frame => frame.Picture));
    }

    [Fact]
    public void One_channel_is_grey()
    {
        GifReader gif = Gif(new Video([7, 200], [1, 1, 1, 2]));

        Assert.Equal([7, 7, 7, 200, 200, 200], gif.Frames.Single().Picture);
    }

    // Columns and rows of the official client: three clips are four beside each other, five are two rows of four.
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 2, 1)]
    [InlineData(3, 4, 1)]
    [InlineData(4, 2, 2)]
    [InlineData(5, 4, 2)]
    [InlineData(8, 4, 2)]
    [InlineData(16, 4, 4)]
    [InlineData(17, 8, 4)]
    public void Several_clips_are_a_grid(int clips, int columns, int rows)
    {
        // A clip is one pixel, whose grey is its number.
        byte[] frames = [.. Enumerable.Range(1, clips).Select(clip => (byte)(10 * clip))];
        Video video = new(frames, [clips, 1, 1, 1, 1]);

        GifReader gif = Gif(video);

        Assert.Equal((columns, rows), (gif.Width, gif.Height));
        Assert.Equal((columns, rows), (video.Width, video.Height));
        byte[] greys = [.. gif.Frames.Single().Picture.Where((_, i) => i % 3 == 0)];
        Assert.Equal([.. frames, .. new byte[(columns * rows) - clips]], greys);
    }

    [Fact]
    public void Frames_of_several_clips_stay_together()
    {
        // Clips of two frames, 2×1 pixels each.
        byte[] frames = [1, 2, 3, 4, 5, 6, 7, 8];

        GifReader gif = Gif(new Video(frames, [2, 2, 1, 2, 1]));

        Assert.Equal([[1, 5, 2, 6], [3, 7, 4, 8]], gif.Frames.Select(frame => frame.Picture.Where((_, i) => i % 3 == 0)));
    }

    [Theory]
    [InlineData(4, "25 25 25 25")]
    [InlineData(30, "3 4 3 3")]
    [InlineData(50, "2 2 2 2")]
    [InlineData(0.5, "200 200 200 200")]
    public void Frames_keep_their_time(double framesPerSecond, string delays)
    {
        GifReader gif = Gif(new Video([1, 2, 3, 4], [4, 1, 1, 1], framesPerSecond));

        Assert.Equal(delays, string.Join(' ', gif.Frames.Select(frame => frame.Delay)));
    }

    [Fact]
    public void A_cell_tells_the_size_of_the_picture()
    {
        JsonNode cell = MemoryCells.Write(new Video(new byte[6], [1, 1, 2, 3], caption: "c"), out MemoryCells cells);

        Assert.Equal(["caption", "_type", "path", "sha256", "width", "height"], cell.AsObject().Select(field => field.Key));
        Assert.Equal((3, 2), ((int)cell["width"]!, (int)cell["height"]!));
        Assert.Equal(3, GifReader.Read(cells.Files[(string)cell["path"]!]).Width);
    }

    [Theory]
    [InlineData(new[] { 2, 3, 4 }, 24, "The shape 2×3×4 has 3 dimensions")]
    [InlineData(new[] { 1, 3, 2, 0 }, 0, "a dimension without anything")]
    [InlineData(new[] { 1, 3, 2, 2 }, 13, "one of 12 bytes, but there are 13")]
    [InlineData(new[] { 1, 4, 2, 2 }, 16, "has 4 channels if it is frames×channels×height×width")]
    [InlineData(new[] { 1 << 30, 1 << 30, 4, 4 }, 16, "but there are 16")]
    [InlineData(new[] { 1, 1, 1, 70000 }, 70000, "65535 pixels a side")]
    public void Shapes_that_are_none_of_frames_are_refused(int[] shape, int bytes, string message)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new Video(new byte[bytes], shape));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(51)]
    public void Impossible_rates_are_refused(double framesPerSecond) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Video([1], [1, 1, 1, 1], framesPerSecond));

    [Fact]
    public void Other_formats_are_refused()
    {
        string path = _directory.File("clip.avi");
        File.WriteAllBytes(path, [1]);

        Assert.Contains(".gif .mp4 .webm .ogg", Assert.Throws<ArgumentException>(() => Video.FromFile(path)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Video.FromBytes([1], (VideoFormat)7));
        Assert.Throws<ArgumentException>(() => Video.FromBytes([], VideoFormat.Mp4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Video([1], [1, 1, 1, 1], layout: (VideoLayout)2));
    }

    private static GifReader Gif(Video video) => GifReader.Read(MediaRun.Log("video", video).Files.Single().Bytes);

    private static string WithoutContent(JsonNode value)
    {
        JsonObject rest = value.DeepClone().AsObject();
        foreach (string name in (string[])["sha256", "size", "path"])
            Assert.True(rest.Remove(name));
        return string.Join(' ', rest.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}"));
    }
}
