using System.Buffers.Binary;
using System.Text;
using Instrument.Media;
using Instrument.Media.Images.Headers;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Media.Images.Headers;

/// <summary>Sizes from the headers of image files.</summary>
public sealed class ImageHeaderReaderTests(ITestOutputHelper output)
{
    public static TheoryData<string, int, int, string> Files => new()
    {
        { "png", 2, 1, Convert.ToHexString(ImageTests.Reference) },
        { "gif", 300, 7, "474946383961" + "2C01" + "0700" + "800000" },
        // Information headers of 40 bytes, of 12 (the oldest), and with rows from top to bottom.
        { "bmp", 640, 480, "424D" + "00000000" + "00000000" + "36000000" + "28000000" + "80020000" + "E0010000" },
        { "bmp", 16, 9, "424D" + "00000000" + "00000000" + "1A000000" + "0C000000" + "1000" + "0900" },
        { "bmp", 640, 480, "424D" + "00000000" + "00000000" + "36000000" + "28000000" + "80020000" + "20FEFFFF" },
        // Lossy with the two bits of a scale, lossless, extended.
        { "webp", 550, 368, "52494646" + "00000000" + "57454250" + "56503820" + "00000000" + "300000" + "9D012A" + "2642" + "7001" },
        { "webp", 386, 395, "52494646" + "00000000" + "57454250" + "5650384C" + "00000000" + "2F" + "81816200" },
        { "webp", 400, 301, "52494646" + "00000000" + "57454250" + "56503858" + "0A000000" + "10000000" + "8F0100" + "2C0100" },
        // The frame behind an APP0 segment, a table, fill bytes and a restart marker.
        { "jpg", 4, 3, "FFD8" + "FFE00004ABCD" + "FFC40003FF" + "FFD0" + "FFFFFFC2" + "0011" + "08" + "0003" + "0004" + "03" },
        // Both byte orders; sizes as 16 and as 32 bits.
        { "tiff", 20, 10, "49492A00" + "08000000" + "0300" + "FE00040001000000" + "00000000" + "0001030001000000" + "14000000" + "0101040001000000" + "0A000000" },
        { "tiff", 20, 10, "4D4D002A" + "00000008" + "0002" + "0100000400000001" + "00000014" + "0101000300000001" + "000A0000" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void The_size_is_that_of_the_header(string format, int width, int height, string file) =>
        Assert.Equal(new ImageHeader(format, width, height), Read(Convert.FromHexString(file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_is_cut_off_is_refused(string format, int width, int height, string file)
    {
        byte[] bytes = Convert.FromHexString(file);
        for (int length = 0; length < bytes.Length; length++)
        {
            try
            {
                // What is behind the size is not looked at.
                Assert.Equal(new ImageHeader(format, width, height), Read(bytes[..length]));
            }
            catch (ArgumentException exception)
            {
                Assert.StartsWith("The file ", exception.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Bytes_at_random_are_refused_or_have_a_size()
    {
        Random random = Seed.Random(output);
        string[] files = [.. Files.Select(file => (string)file[3])];
        int sizes = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bytes = Convert.FromHexString(files[random.Next(files.Length)]);
            for (int change = random.Next(1, 5); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                ImageHeader header = Read(bytes);
                Assert.True(header.Width > 0 && header.Height > 0);
                sizes++;
            }
            catch (ArgumentException)
            {
                // Refused.
            }
        }
        Assert.InRange(sizes, 1, 19_999);
    }

    [Fact]
    public void A_size_of_nothing_is_refused()
    {
        byte[] file = [.. ImageTests.Reference];
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), 0);

        Assert.Throws<ArgumentException>(() => Read(file));
    }

    [Fact]
    public void Text_is_refused_with_the_formats_that_are_known()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Read(Encoding.ASCII.GetBytes("<svg width='10'/>")));

        Assert.Contains("none of PNG, JPEG, GIF, BMP, WebP and TIFF", exception.Message, StringComparison.Ordinal);
    }

    private static ImageHeader Read(byte[] file) => ImageHeaderReader.Read(MediaContent.FromMemory(file), "The file of the test");
}
