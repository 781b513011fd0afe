using Instrument.Media.Videos;
using Instrument.Media.Videos.Gif;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Media.Videos.Gif;

/// <summary>The GIF encoder, read back by a decoder that shares nothing with it.</summary>
public sealed class GifFileTests(ITestOutputHelper output)
{
    // What the decoder here is held against: files of another encoder, whose pictures are known.
    [Fact]
    public void The_decoder_understands_files_of_others()
    {
        GifReader gif = GifReader.Read(GoldenMedia.At("video/path", 71).Files[0].Bytes);

        Assert.Equal((4, 4, 0), (gif.Width, gif.Height, gif.Repetitions));
        Assert.Equal([0, 40, 80], gif.Frames.Select(frame => frame.Picture.Distinct().Single()));
        Assert.All(gif.Frames, frame => Assert.Equal(10, frame.Delay));
    }

    [Fact]
    public void Pictures_of_few_colours_come_back_exactly()
    {
        Random random = Seed.Random(output);
        for (int trial = 0; trial < 60; trial++)
        {
            (int frames, int height, int width) = (random.Next(1, 5), random.Next(1, 60), random.Next(1, 60));
            byte[][] colors = [.. Enumerable.Range(0, random.Next(1, 257)).Select(_ => Bytes(random, 3))];
            byte[][] pictures = [.. Enumerable.Range(0, frames).Select(_ => Picture(random, colors, width * height))];

            AssertExact(pictures, width, height);
        }
    }

    [Fact]
    public void Only_what_changes_is_stored()
    {
        Random random = Seed.Random(output);
        byte[] picture = Picture(random, [[1, 2, 3], [200, 100, 0]], 64 * 64);
        List<byte[]> pictures = [picture];
        for (int i = 0; i < 20; i++)
        {
            picture = [.. picture];
            picture[random.Next(picture.Length)] ^= 0x55;
            pictures.Add(picture);
        }
        pictures.Add([.. picture]);

        byte[] file = AssertExact([.. pictures], 64, 64);

        // 22 whole pictures of noise need ten times as much.
        Assert.InRange(file.Length, 600, 2200);
    }

    // Noise fills the table of codes again and again.
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(256)]
    public void Codes_of_all_sizes_are_written(int colors)
    {
        Random random = Seed.Random(output);
        byte[][] palette = [.. Enumerable.Range(0, colors).Select(i => new[] { (byte)i, (byte)(255 - i), (byte)(i / 2) })];

        AssertExact([Picture(random, palette, 300 * 200)], 300, 200);
        AssertExact([Picture(random, palette[..1], 300 * 200)], 300, 200);
    }

    [Fact]
    public void A_photograph_keeps_its_look_with_256_colours()
    {
        // Smooth light with grain, in more than twenty thousand colours.
        Random random = Seed.Random(output);
        const int Side = 256;
        byte[] picture = new byte[Side * Side * 3];
        for (int i = 0; i < Side * Side; i++)
        {
            (int x, int y) = (i % Side, i / Side);
            picture[i * 3] = (byte)Math.Clamp((x * 0.8) + random.Next(12), 0, 255);
            picture[(i * 3) + 1] = (byte)Math.Clamp((y * 0.7) + (x * 0.2) + random.Next(12), 0, 255);
            picture[(i * 3) + 2] = (byte)Math.Clamp(180 - (y * 0.5) + random.Next(12), 0, 255);
        }

        byte[] shown = GifReader.Read(Create([picture], Side, Side)).Frames.Single().Picture;

        // Cutting each channel to its upper bits, 8×8×4 levels, gives 27 dB.
        Assert.InRange(Quality(picture, shown), 33, 60);
    }

    [Fact]
    public void The_file_of_the_same_frames_is_the_same()
    {
        byte[] picture = Bytes(Seed.Random(output), 40 * 40 * 3);

        Assert.Equal(Create([picture, picture], 40, 40), Create([picture, picture], 40, 40));
    }

    private static byte[] AssertExact(byte[][] pictures, int width, int height)
    {
        byte[] file = Create(pictures, width, height);
        GifReader gif = GifReader.Read(file);
        Assert.Equal((width, height, 0), (gif.Width, gif.Height, gif.Repetitions));
        Assert.Equal(pictures.Length, gif.Frames.Count);
        for (int i = 0; i < pictures.Length; i++)
            Assert.True(pictures[i].AsSpan().SequenceEqual(gif.Frames[i].Picture), $"Frame {i} of {width}×{height} differs.");
        return file;
    }

    private static byte[] Create(byte[][] pictures, int width, int height)
    {
        byte[] bytes = [.. pictures.SelectMany(picture => picture)];
        return GifFile.Create(new FrameGrid(bytes, new FrameShape(1, pictures.Length, 3, height, width, VideoLayout.ChannelsLast)), 10);
    }

    private static byte[] Picture(Random random, byte[][] colors, int pixels) =>
        [.. Enumerable.Range(0, pixels).SelectMany(_ => colors[random.Next(colors.Length)])];

    private static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    // Peak signal-to-noise ratio, in decibels.
    private static double Quality(byte[] expected, byte[] actual)
    {
        double error = expected.Zip(actual, (a, b) => Math.Pow(a - b, 2)).Average();
        return 10 * Math.Log10(255 * 255 / error);
    }
}
