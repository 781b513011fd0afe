using Instrument.Media.Images;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Media.Images;

/// <summary>Numbers that become bytes of pixels (docs/wire/media.md §4.2).</summary>
public sealed class PixelScalerTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(new[] { 0.2, 0.3 }, new byte[] { 51, 76 })]
    [InlineData(new[] { -0.2, 0.6 }, new byte[] { 102, 204 })]
    [InlineData(new[] { -9, 0.1, 100, 254.5, 270 }, new byte[] { 0, 0, 100, 254, 255 })]
    [InlineData(new[] { 0.0, 1.0 }, new byte[] { 0, 255 })]
    [InlineData(new[] { -1.0, 0.0, 1.0 }, new byte[] { 0, 127, 255 })]
    [InlineData(new[] { double.NegativeInfinity, double.PositiveInfinity, 3 }, new byte[] { 0, 255, 3 })]
    public void Without_a_named_range_W_and_Bs_rule_holds(double[] values, byte[] expected)
    {
        Assert.Equal(expected, Scale<double>(values));
        Assert.Equal(expected, Scale<float>([.. values.Select(value => (float)value)]));
    }

    [Theory]
    [InlineData(PixelRange.Unit, new byte[] { 0, 0, 127, 255, 255 })]
    [InlineData(PixelRange.SignedUnit, new byte[] { 0, 127, 191, 255, 255 })]
    [InlineData(PixelRange.Byte, new byte[] { 0, 0, 0, 1, 200 })]
    public void A_named_range_does_not_look_at_the_values(PixelRange range, byte[] expected) =>
        Assert.Equal(expected, Scale<double>([-7, 0, 0.5, 1, 200], range));

    [Fact]
    public void Integers_are_bytes_unless_a_range_is_named()
    {
        Assert.Equal([0, 1, 1, 0], Scale<int>([0, 1, 1, 0]));
        Assert.Equal([0, 255, 255, 7], Scale<long>([-1, 256, long.MaxValue, 7]));
        Assert.Equal([0, 255, 255, 0], Scale<byte>([0, 1, 2, 0], PixelRange.Unit));
        Assert.Equal([0, 255, 0], Scale<sbyte>([0, 1, -3], PixelRange.Unit));
        Assert.Equal([127, 255, 0], Scale<sbyte>([0, 1, -3], PixelRange.SignedUnit));
        Assert.Equal([127, 255], Scale<uint>([0, 1], PixelRange.SignedUnit));
    }

    [Fact]
    public void Bytes_that_were_scaled_to_one_come_back()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];

        Assert.Equal(bytes, Scale<float>([.. bytes.Select(value => value / 255f)]));
        Assert.Equal(bytes, Scale<Half>([.. bytes.Select(value => (Half)value)]));
        Assert.Equal(bytes, Scale<decimal>([.. bytes.Select(value => (decimal)value)]));
    }

    [Fact]
    public void A_pixel_that_is_no_number_is_refused_by_its_place()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Scale<float>([0, 1, float.NaN, 3]));

        Assert.Contains("Value 2 of the image's 4 is NaN", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Scale<double>([double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scale<double>([1], (PixelRange)17));
    }

    [Fact]
    public void Planes_become_pixels()
    {
        Random random = Seed.Random(output);
        for (int i = 0; i < 200; i++)
        {
            int channels = random.Next(1, 5);
            int plane = random.Next(1, 50);
            byte[] values = new byte[channels * plane];
            random.NextBytes(values);

            byte[] target = new byte[values.Length];
            PixelScaler.Scale<byte>(values, channels, PixelLayout.ChannelsHeightWidth, PixelRange.Auto, target);

            Assert.Equal(from pixel in Enumerable.Range(0, plane) from channel in Enumerable.Range(0, channels) select values[(channel * plane) + pixel], target);
        }
    }

    private static byte[] Scale<T>(T[] values, PixelRange range = PixelRange.Auto)
        where T : System.Numerics.INumber<T>
    {
        byte[] target = new byte[values.Length];
        PixelScaler.Scale<T>(values, channels: 1, PixelLayout.HeightWidthChannels, range, target);
        return target;
    }
}
