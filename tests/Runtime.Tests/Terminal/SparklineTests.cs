using Instrument.Terminal;

namespace Instrument.Runtime.Tests.Terminal;

public sealed class SparklineTests
{
    private const double Max = double.MaxValue;

    [Theory]
    [InlineData(new double[] { }, "")]
    [InlineData(new double[] { 5 }, "▁")]
    [InlineData(new double[] { 0, 1 }, "▁█")]
    [InlineData(new double[] { 1, 0 }, "█▁")]
    [InlineData(new double[] { 0, 1, 2, 3, 4, 5, 6, 7 }, "▁▂▃▄▅▆▇█")]
    [InlineData(new double[] { -3, 0, 3 }, "▁▅█")]
    [InlineData(new double[] { 0, 0.49, 0.51, 7 }, "▁▁▂█")]
    public void A_short_series_has_a_block_for_each_number(double[] series, string expected) => Assert.Equal(expected, Sparkline.Draw(series, 40, blocks: true));

    [Fact]
    public void Plain_characters_stand_in_for_blocks() => Assert.Equal("_.,-~=*#", Sparkline.Draw([0, 1, 2, 3, 4, 5, 6, 7], 40, blocks: false));

    [Theory]
    [InlineData(0.1)]
    [InlineData(0)]
    [InlineData(-1e300)]
    [InlineData(double.Epsilon)]
    public void A_constant_series_is_flat_whether_averaged_or_not(double value)
    {
        Assert.Equal("▁▁▁", Sparkline.Draw([value, value, value], 40, blocks: true));
        Assert.Equal(new string('▁', 40), Sparkline.Draw([.. Enumerable.Repeat(value, 128)], 40, blocks: true));
    }

    [Fact]
    public void Numbers_that_are_not_finite_leave_a_blank()
    {
        Assert.Equal("▁ █  ", Sparkline.Draw([0, double.NaN, 1, double.PositiveInfinity, double.NegativeInfinity], 40, blocks: true));
        Assert.Equal("  ", Sparkline.Draw([double.NaN, double.NaN], 40, blocks: true));
        // Averaged with others they are left out.
        Assert.Equal("▁█", Sparkline.Draw([0, double.NaN, 1, double.NaN], 2, blocks: true));
    }

    [Theory]
    [InlineData(new double[] { -Max, Max }, 40, "▁█")]
    [InlineData(new double[] { -Max, 0, Max }, 40, "▁▅█")]
    [InlineData(new double[] { Max, Max, Max, -Max, -Max, -Max }, 2, "█▁")]
    [InlineData(new double[] { -Max, Max, Max, Max }, 2, "▁█")]
    [InlineData(new double[] { 0, 0, 0, Max, Max, -Max }, 2, "▁█")]
    public void The_largest_numbers_do_not_overflow(double[] series, int width, string expected) => Assert.Equal(expected, Sparkline.Draw(series, width, blocks: true));

    [Fact]
    public void A_long_series_is_averaged_over_equal_parts()
    {
        Assert.Equal("▁▅█", Sparkline.Draw([0, 2, 4, 6, 8, 10], 3, blocks: true));
        Assert.Equal(40, Sparkline.Draw([.. Enumerable.Range(0, 127).Select(number => (double)number)], 40, blocks: true).Length);
    }

    [Fact]
    public void A_rising_series_never_falls_whatever_its_length()
    {
        for (int length = 1; length <= 300; length++)
        {
            string line = Sparkline.Draw([.. Enumerable.Range(0, length).Select(number => (double)number)], 40, blocks: true);

            Assert.Equal(Math.Min(length, 40), line.Length);
            Assert.Equal(string.Concat(line.Order()), line);
        }
    }
}
