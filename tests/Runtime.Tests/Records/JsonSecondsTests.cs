using System.Globalization;
using System.Text;
using Instrument.Records;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Records;

public sealed class JsonSecondsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "0.0000001")]
    [InlineData(10, "0.000001")]
    [InlineData(5_000_000, "0.5")]
    [InlineData(9_999_999, "0.9999999")]
    [InlineData(10_000_000, "1")]
    [InlineData(100_000_000, "10")]
    [InlineData(17_672_256_005_000_000, "1767225600.5")]
    [InlineData(-1, "-0.0000001")]
    [InlineData(-5_000_000, "-0.5")]
    [InlineData(-15_000_000, "-1.5")]
    [InlineData(-20_000_000, "-2")]
    [InlineData(long.MaxValue, "922337203685.4775807")]
    [InlineData(long.MinValue, "-922337203685.4775808")]
    public void Ticks_become_seconds_without_idle_digits(long ticks, string expected) => Assert.Equal(expected, Write(ticks));

    [Fact]
    public void Every_number_of_ticks_equals_decimal_arithmetic()
    {
        Random random = Seed.Random(output);
        for (int round = 0; round < 100_000; round++)
        {
            long ticks = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(63);
            decimal expected = (decimal)ticks / TimeSpan.TicksPerSecond;

            Assert.Equal(expected, decimal.Parse(Write(ticks), CultureInfo.InvariantCulture));
        }
    }

    private static string Write(long ticks)
    {
        Span<byte> text = stackalloc byte[JsonValue.MaxNumberBytes];
        // What was there before must not show.
        text.Fill((byte)'7');
        return Encoding.UTF8.GetString(text[..JsonValue.WriteSeconds(ticks, text)]);
    }
}
