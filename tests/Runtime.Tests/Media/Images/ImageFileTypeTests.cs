using System.Buffers.Binary;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Media.Images;

/// <summary>Pixels that become other files than PNG, read with decoders that are not the library's.</summary>
public sealed class ImageFileTypeTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(1, 1, PixelFormat.Grey)]
    [InlineData(8, 8, PixelFormat.Rgb)]
    [InlineData(17, 9, PixelFormat.Rgb)]
    [InlineData(40, 23, PixelFormat.Bgr)]
    [InlineData(16, 31, PixelFormat.Rgba)]
    [InlineData(64, 64, PixelFormat.Grey)]
    public void A_jpeg_shows_the_pixels(int width, int height, PixelFormat format)
    {
        byte[] pixels = Smooth(width, height, format);

        (byte[] file, Dictionary<string, string> row) = Log(new Image(pixels, width, height, format, new ImageOptions { FileType = ImageFileType.Jpeg, JpegQuality = 95 }));

        JpegDecoder decoded = JpegDecoder.Read(file);
        Assert.Equal((width, height, "\"jpg\""), (decoded.Width, decoded.Height, row["image.format"]));
        Assert.EndsWith(".jpg\"", row["image.path"], StringComparison.Ordinal);
        byte[] expected = Colors(pixels, format);
        Assert.Equal(expected.Length, decoded.Pixels.Length);
        Assert.InRange(expected.Zip(decoded.Pixels, (a, b) => Math.Abs(a - b)).Max(), 0, 12);
    }

    [Fact]
    public void A_jpeg_of_noise_has_all_its_codes_right()
    {
        byte[] pixels = new byte[3 * 50 * 50];
        Seed.Random(output).NextBytes(pixels);

        (byte[] best, _) = Log(new Image(pixels, 50, 50, PixelFormat.Rgb, new ImageOptions { FileType = ImageFileType.Jpeg, JpegQuality = 100 }), "best");
        (byte[] worst, _) = Log(new Image(pixels, 50, 50, PixelFormat.Rgb, new ImageOptions { FileType = ImageFileType.Jpeg, JpegQuality = 1 }), "worst");

        double error = pixels.Zip(JpegDecoder.Read(best).Pixels, (a, b) => Math.Abs(a - b)).Average();
        Assert.True(error < 2, $"the mean error is {error}");
        Assert.Equal(7500, JpegDecoder.Read(worst).Pixels.Length);
        Assert.True(worst.Length < best.Length / 4, $"{worst.Length} bytes instead of {best.Length}");
    }

    [Theory]
    [InlineData(1, 1, PixelFormat.Grey)]
    [InlineData(3, 2, PixelFormat.Rgb)]
    [InlineData(5, 4, PixelFormat.Bgr)]
    [InlineData(7, 3, PixelFormat.Rgba)]
    [InlineData(6, 5, PixelFormat.Bgra)]
    public void A_bmp_has_the_pixels_from_the_last_row_on(int width, int height, PixelFormat format)
    {
        byte[] pixels = [.. Enumerable.Range(0, width * height * Channels(format)).Select(i => (byte)(i * 7))];

        (byte[] file, Dictionary<string, string> row) = Log(new Image(pixels, width, height, format, new ImageOptions { FileType = ImageFileType.Bmp }));

        int channels = Channels(format);
        int start = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(10));
        int stride = ((width * channels) + 3) / 4 * 4;
        Assert.Equal(("\"bmp\"", file.Length, width, height), (row["image.format"], BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(2)), BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(18)), BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(22))));
        Assert.Equal((8 * channels, start + (stride * height)), (file[28], file.Length));
        for (int i = 0; i < pixels.Length; i++)
        {
            (int pixel, int channel) = (i / channels, i % channels);
            int place = start + (stride * (height - 1 - (pixel / width))) + (pixel % width * channels);
            // Files have blue first.
            bool isExchanged = format is PixelFormat.Rgb or PixelFormat.Rgba && channel < 3;
            Assert.Equal(pixels[i], file[place + (isExchanged ? 2 - channel : channel)]);
        }
        if (channels == 1)
            Assert.All(Enumerable.Range(0, 256), grey => Assert.Equal([(byte)grey, (byte)grey, (byte)grey, 0], file[(54 + (4 * grey))..(58 + (4 * grey))]));
    }

    [Fact]
    public void What_no_file_can_be_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageOptions { JpegQuality = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageOptions { JpegQuality = 101 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Image([0], 1, 1, PixelFormat.Grey, new ImageOptions { FileType = (ImageFileType)9 }));
        ArgumentException large = Assert.Throws<ArgumentException>(
            () => new Image(new byte[65536], 65536, 1, PixelFormat.Grey, new ImageOptions { FileType = ImageFileType.Jpeg }));
        Assert.Contains("65536×1", large.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_become_the_wanted_file_too()
    {
        (byte[] file, _) = Log(Image.FromPixels<float>([0, 0.5f, 1, 0.25f], 2, 2, range: PixelRange.Unit, options: new ImageOptions { FileType = ImageFileType.Bmp }));

        Assert.Equal("BM"u8, file.AsSpan(0, 2));
    }

    private (byte[] File, Dictionary<string, string> Row) Log(Image image, string key = "image")
    {
        using Run run = TestRun.Start(_directory.Path, key);
        run.Log(key, image);
        run.Finish();
        Dictionary<string, string> row = HistoryRows.Of(run.LogPath!).Single();
        return (File.ReadAllBytes(Path.Combine(run.Directory!, "files", row[key + ".path"].Trim('"'))), row);
    }

    private static byte[] Smooth(int width, int height, PixelFormat format)
    {
        int channels = Channels(format);
        byte[] pixels = new byte[width * height * channels];
        for (int i = 0; i < pixels.Length; i++)
        {
            (int x, int y, int channel) = (i / channels % width, i / channels / width, i % channels);
            pixels[i] = (byte)(128 + (100 * Math.Sin((x * 0.11) + (y * 0.07) + channel)));
        }
        return pixels;
    }

    private static byte[] Colors(byte[] pixels, PixelFormat format) => format switch
    {
        PixelFormat.Rgba => [.. pixels.Chunk(4).SelectMany(pixel => pixel[..3])],
        PixelFormat.Bgr => [.. pixels.Chunk(3).SelectMany(pixel => pixel.Reverse())],
        _ => pixels,
    };

    private static int Channels(PixelFormat format) => format switch
    {
        PixelFormat.Grey => 1,
        PixelFormat.Rgb or PixelFormat.Bgr => 3,
        _ => 4,
    };
}
