using System.Globalization;
using System.Text;
using Instrument.Tables;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Tables;

/// <summary>Numbers in tables, in the forms of the official client's two writers.</summary>
public sealed class TableNumberTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0.0, "0.0", "0.0")]
    [InlineData(-0.0, "-0.0", "-0.0")]
    [InlineData(1.0, "1.0", "1.0")]
    [InlineData(-2.5, "-2.5", "-2.5")]
    [InlineData(0.1, "0.1", "0.1")]
    [InlineData(0.0001, "0.0001", "0.0001")]
    [InlineData(0.00001, "0.00001", "1e-05")]
    [InlineData(0.0000015, "1.5e-6", "1.5e-06")]
    [InlineData(1e15, "1000000000000000.0", "1000000000000000.0")]
    [InlineData(1e16, "1e16", "1e+16")]
    [InlineData(1.5e22, "1.5e22", "1.5e+22")]
    [InlineData(1e-100, "1e-100", "1e-100")]
    [InlineData(double.MaxValue, "1.7976931348623157e308", "1.7976931348623157e+308")]
    [InlineData(double.Epsilon, "5e-324", "5e-324")]
    public void A_number_has_the_form_of_each_writer(double value, string run, string artifact)
    {
        Assert.Equal((run, artifact), (Text(value, TableDialect.Run), Text(value, TableDialect.Artifact)));
    }

    [Fact]
    public void Any_number_reads_back()
    {
        Random random = Seed.Random(output);
        for (int i = 0; i < 20_000; i++)
        {
            double value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (!double.IsFinite(value))
                continue;
            foreach (TableDialect dialect in Enum.GetValues<TableDialect>())
                Assert.True(value.Equals(double.Parse(Text(value, dialect), CultureInfo.InvariantCulture)), value.ToString("R", CultureInfo.InvariantCulture));
        }
    }

    private static string Text(double value, TableDialect dialect)
    {
        Span<byte> text = stackalloc byte[64];
        return Encoding.ASCII.GetString(text[..TableNumber.Write(value, dialect, text)]);
    }
}
