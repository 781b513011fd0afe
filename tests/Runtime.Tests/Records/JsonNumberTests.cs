using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Instrument.Generated;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Records;

/// <summary>Numbers as `value_json` (docs/wire/records.md §6): whoever reads them gets the same number back.</summary>
public sealed partial class JsonNumberTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(1.0, "1")]
    [InlineData(-1.0, "-1")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e-7, "1E-07")]
    [InlineData(100000.0, "100000")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(9007199254740991.0, "9007199254740991")]
    [InlineData(-9007199254740991.0, "-9007199254740991")]
    [InlineData(9007199254740992.0, "9007199254740992")]
    [InlineData(1e300, "1E+300")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    [InlineData(double.Epsilon, "5E-324")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_double_has_the_fewest_digits_that_give_it_back(double value, string expected) => Assert.Equal(Comparable(expected), Comparable(JsonNumber.Of(value)));

    [Fact]
    public void Negative_zero_equals_zero() => Assert.Equal(0.0, double.Parse(JsonNumber.Of(-0.0), CultureInfo.InvariantCulture));

    [Fact]
    public void Any_double_comes_back_from_its_text() => Prop
        .ForAll(ArbMap.Default.ArbFor<double>(), (double value) => ReadDouble(JsonNumber.Of(value)).Equals(value + 0.0))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Doubles_of_any_bits_come_back()
    {
        Random random = Seed.Random(output);
        for (int round = 0; round < 200_000; round++)
        {
            double value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            Assert.Equal(value, ReadDouble(JsonNumber.Of(value)));
        }
    }

    [Fact]
    public void Whole_doubles_below_two_to_the_53_are_integers()
    {
        Random random = Seed.Random(output);
        for (int round = 0; round < 50_000; round++)
        {
            long whole = random.NextInt64(1L << 53) >> random.Next(53);
            Assert.Equal(whole.ToString(CultureInfo.InvariantCulture), JsonNumber.Of((double)whole));
            Assert.Equal((-whole).ToString(CultureInfo.InvariantCulture), JsonNumber.Of((double)-whole));
        }
    }

    [Fact]
    public void Floats_of_any_bits_come_back()
    {
        Random random = Seed.Random(output);
        for (int round = 0; round < 200_000; round++)
        {
            float value = BitConverter.Int32BitsToSingle((int)random.NextInt64(int.MinValue, 1L << 31));
            Assert.Equal(value, float.Parse(Checked(JsonNumber.Of(value)), CultureInfo.InvariantCulture));
        }
        Assert.Equal("0.1", JsonNumber.Of(0.1f));
        Assert.Equal("NaN", JsonNumber.Of(float.NaN));
        Assert.Equal("Infinity", JsonNumber.Of(float.PositiveInfinity));
        Assert.Equal("-Infinity", JsonNumber.Of(float.NegativeInfinity));
    }

    [Fact]
    public void Every_half_comes_back()
    {
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            Half value = BitConverter.UInt16BitsToHalf((ushort)bits);
            Assert.Equal(value, Half.Parse(Checked(JsonNumber.Of(value)), CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Decimals_of_any_bits_come_back_with_their_scale()
    {
        Random random = Seed.Random(output);
        for (int round = 0; round < 50_000; round++)
        {
            decimal value = new(random.Next(), random.Next() * 2, random.Next(2) * random.Next(), random.Next(2) == 0, (byte)random.Next(29));
            string text = Checked(JsonNumber.Of(value));
            Assert.Equal(decimal.GetBits(value), decimal.GetBits(decimal.Parse(text, CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void Integers_of_any_width_come_back()
    {
        Random random = Seed.Random(output);
        for (int round = 0; round < 50_000; round++)
        {
            ulong high = (ulong)random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            ulong low = (ulong)random.NextInt64(long.MinValue, long.MaxValue);
            Assert.Equal(new Int128(high, low), Int128.Parse(Checked(JsonNumber.Of(new Int128(high, low))), CultureInfo.InvariantCulture));
            Assert.Equal(new UInt128(high, low), UInt128.Parse(Checked(JsonNumber.Of(new UInt128(high, low))), CultureInfo.InvariantCulture));
            Assert.Equal((long)low, long.Parse(Checked(JsonNumber.Of(MetricKind.Int64, low)), CultureInfo.InvariantCulture));
            Assert.Equal(low, ulong.Parse(Checked(JsonNumber.Of(MetricKind.UInt64, low)), CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void The_longest_texts_fit_the_room_that_callers_give()
    {
        Assert.Equal("-170141183460469231731687303715884105728", JsonNumber.Of(Int128.MinValue));
        Assert.Equal("-0.0000000000000000000000000001", JsonNumber.Of(-0.0000000000000000000000000001m));
        Assert.Equal("-1.2345678901234568E-300", JsonNumber.Of(-1.2345678901234568E-300));
        Assert.Equal("true", JsonNumber.Of(MetricKind.Boolean, 1));
        Assert.Equal("false", JsonNumber.Of(MetricKind.Boolean, 0));
    }

    // What the reader of docs/wire/records.md §6.1 takes, without the forms that it says not to use.
    [GeneratedRegex(@"^(NaN|-?Infinity|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)$")]
    private static partial Regex Accepted { get; }

    private static string Checked(string text)
    {
        Assert.Matches(Accepted, text);
        return text;
    }

    private static double ReadDouble(string text) => double.Parse(Checked(text), CultureInfo.InvariantCulture);

    // Exponents may be written either way.
    private static string Comparable(string number) => number.ToUpperInvariant();
}
