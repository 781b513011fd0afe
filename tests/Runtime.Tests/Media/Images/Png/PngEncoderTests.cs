using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Instrument.Media.Images;
using Instrument.Media.Images.Png;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Media.Images.Png;

/// <summary>Files of the encoder, read by decoders that are not ours.</summary>
public sealed class PngEncoderTests(ITestOutputHelper output)
{
    private static readonly PixelFormat[] Formats = Enum.GetValues<PixelFormat>();

    [Fact]
    public void Random_images_are_what_they_were()
    {
        Random random = Seed.Random(output);
        for (int i = 0; i < 400; i++)
        {
            PixelFormat format = Formats[random.Next(Formats.Length)];
            int width = random.Next(1, random.Next(2, 150));
            int height = random.Next(1, random.Next(2, 60));
            byte[] pixels = Picture(random, width, height, format.Channels(), i);

            PngReader image = PngReader.Read(PngEncoder.Encode(pixels, width, height, format));

            Assert.Equal((width, height, format.Channels()), (image.Width, image.Height, image.Channels));
            Assert.Equal(RedFirst(pixels, format), image.Pixels);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 70_000)]
    [InlineData(70_000, 1)]
    [InlineData(40_000, 3)]
    public void Extreme_shapes_are_what_they_were(int width, int height)
    {
        byte[] pixels = Picture(Seed.Random(output), width, height, channels: 3, kind: 1);

        PngReader image = PngReader.Read(PngEncoder.Encode(pixels, width, height, PixelFormat.Rgb));

        Assert.Equal(pixels, image.Pixels);
    }

    [Fact]
    public void Each_filter_is_used_where_it_serves()
    {
        HashSet<int> filters = [];
        Random random = Seed.Random(output);
        for (int kind = 0; kind < 20; kind++)
            filters.UnionWith(PngReader.Read(PngEncoder.Encode(Picture(random, 120, 40, 3, kind), 120, 40, PixelFormat.Rgb)).Filters);

        Assert.Equal([0, 1, 2, 3, 4], filters.Order());
    }

    [Fact]
    public void A_smooth_picture_is_far_smaller_than_its_bytes_compressed()
    {
        byte[] pixels = Picture(Seed.Random(output), 256, 256, channels: 3, kind: 1);

        byte[] file = PngEncoder.Encode(pixels, 256, 256, PixelFormat.Rgb);

        using MemoryStream compressed = new();
        using (ZLibStream stream = new(compressed, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(pixels);
        Assert.InRange(file.Length, 1, (int)compressed.Length * 3 / 4);
    }

    [Fact]
    public void Programs_that_read_PNG_agree()
    {
        Random random = Seed.Random(output);
        using TemporaryDirectory directory = new();
        foreach (PixelFormat format in Formats)
        {
            byte[] pixels = Picture(random, 37, 21, format.Channels(), kind: 1);
            string path = directory.File($"{format}.png");
            File.WriteAllBytes(path, PngEncoder.Encode(pixels, 37, 21, format));

            // Programs that a machine may lack; the reader of the other tests is always there.
            string color = format.Channels() == 1 ? "8-bit grayscale" : format.Channels() == 3 ? "8-bit/color RGB" : "8-bit/color RGBA";
            if (TryRun("file", ["--brief", path]) is { } kind)
                Assert.StartsWith($"PNG image data, 37 x 21, {color}, non-interlaced", Encoding.ASCII.GetString(kind), StringComparison.Ordinal);
            if (format.Channels() != 4 && TryRun("convert", [path, "ppm:-"]) is { } bitmap)
                Assert.Equal(Colors(RedFirst(pixels, format), format), bitmap[^(37 * 21 * 3)..]);
        }
    }

    /// <summary>Pictures of several kinds: noise, slopes, stripes, flat areas.</summary>
    internal static byte[] Picture(Random random, int width, int height, int channels, int kind)
    {
        byte[] pixels = new byte[width * height * channels];
        int[] slope = [random.Next(-4, 5), random.Next(-4, 5), random.Next(1, 6)];
        for (int i = 0; i < pixels.Length; i++)
        {
            int x = i / channels % width;
            int y = i / channels / width;
            pixels[i] = (byte)((kind % 5) switch
            {
                0 => random.Next(256),
                1 => (slope[0] * x) + (slope[1] * y) + random.Next(slope[2]),
                2 => x % 7 == 0 ? 200 : 10 + (i % channels),
                3 => y % 5 == 0 ? random.Next(256) : 77,
                _ => (x * x / 50) + (y * y / 30) + random.Next(3),
            });
        }
        return pixels;
    }

    private static byte[] RedFirst(byte[] pixels, PixelFormat format)
    {
        byte[] copy = [.. pixels];
        if (format is PixelFormat.Bgr or PixelFormat.Bgra)
        {
            int channels = format == PixelFormat.Bgr ? 3 : 4;
            for (int i = 0; i < copy.Length; i += channels)
                Array.Reverse(copy, i, 3);
        }
        return copy;
    }

    private static byte[] Colors(byte[] pixels, PixelFormat format) =>
        format == PixelFormat.Grey ? [.. pixels.SelectMany(value => Enumerable.Repeat(value, 3))] : pixels;

    // The output, or null where there is no such program.
    private static byte[]? TryRun(string program, string[] arguments)
    {
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        if (path is null || OperatingSystem.IsWindows())
            return null;
        ProcessStartInfo start = new(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        using MemoryStream text = new();
        process.StandardOutput.BaseStream.CopyTo(text);
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
        return text.ToArray();
    }
}
