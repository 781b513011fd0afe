using System.Globalization;
using System.Text;
using Instrument.Records;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Records;

/// <summary>Numbers of rows read exactly as the framework writes them.</summary>
public sealed class ShortestDecimalTests(ITestOutputHelper output)
{
    private const int Numbers = 200_000;

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.1)]
    [InlineData(0.5)]
    [InlineData(123.456)]
    [InlineData(0.0001)]
    [InlineData(0.00012345678901234567)]
    [InlineData(0.00001)]
    [InlineData(-1.5e-7)]
    [InlineData(999999999999999.9)]
    [InlineData(4503599627370495.5)]
    [InlineData(9007199254740992)]
    [InlineData(9007199254740994)]
    [InlineData(1e22)]
    [InlineData(1e23)]
    [InlineData(5e-324)]
    [InlineData(2.2250738585072009e-308)]
    [InlineData(2.2250738585072014e-308)]
    [InlineData(1.7976931348623157e308)]
    [InlineData(-1.7976931348623157e308)]
    public void Known_numbers(double value) => AssertAsFramework(value);

    [Fact]
    public void All_bit_patterns_alike()
    {
        Random random = Seed.Random(output);
        for (int i = 0; i < Numbers; i++)
            AssertAsFramework(BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)));
    }

    [Fact]
    public void Numbers_as_they_are_logged()
    {
        Random random = Seed.Random(output);
        for (int i = 0; i < Numbers; i++)
            AssertAsFramework((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 20)));
    }

    [Fact]
    public void Numbers_with_few_digits()
    {
        Random random = Seed.Random(output);
        for (int i = 0; i < Numbers; i++)
            AssertAsFramework(random.Next(1, 100_000) * Math.Pow(10, random.Next(-320, 304)));
    }

    [Fact]
    public void Powers_of_two_and_their_neighbours()
    {
        for (int exponent = -1074; exponent <= 1023; exponent++)
        {
            double power = Math.ScaleB(1, exponent);
            AssertAsFramework(power);
            AssertAsFramework(Math.BitIncrement(power));
            AssertAsFramework(Math.BitDecrement(power));
        }
    }

    [Fact]
    public void Whole_numbers_beyond_the_exact_ones()
    {
        Random random = Seed.Random(output);
        for (int i = 0; i < Numbers; i++)
            AssertAsFramework((double)random.NextInt64(1L << 53, long.MaxValue) * Math.ScaleB(1, random.Next(0, 8)));
    }

    private static void AssertAsFramework(double value)
    {
        if (!double.IsFinite(value) || (Math.Abs(value) < 1L << 53 && value == Math.Truncate(value)))
            return;
        Span<byte> written = stackalloc byte[JsonValue.MaxNumberBytes];
        int length = JsonValue.Write(value, written);
        string expected = value.ToString(CultureInfo.InvariantCulture);
        string actual = Encoding.UTF8.GetString(written[..length]);
        // The framework's text for 2^-25 and 2^-958 reads back as their neighbours.
        bool isFrameworkRight = double.Parse(expected, CultureInfo.InvariantCulture) == value;
        if (isFrameworkRight ? expected != actual : double.Parse(actual, CultureInfo.InvariantCulture) != value)
            Assert.Fail($"{expected} is written as {actual}");
    }
}
