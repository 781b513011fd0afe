using Google.Protobuf;
using Instrument.Records;

namespace Instrument.Runtime.Tests.Records;

public sealed class VarintTests
{
    [Theory]
    [InlineData(0UL, "00")]
    [InlineData(1UL, "01")]
    [InlineData(127UL, "7F")]
    [InlineData(128UL, "8001")]
    [InlineData(300UL, "AC02")]
    [InlineData(ulong.MaxValue, "FFFFFFFFFFFFFFFFFF01")]
    public void Known_values_have_their_bytes(ulong value, string hex) => Assert.Equal(hex, Convert.ToHexString(Write(value)));

    [Fact]
    public void Every_length_equals_the_one_of_google_protobuf()
    {
        for (int bit = 0; bit < 64; bit++)
        {
            foreach (ulong value in new[] { (1UL << bit) - 1, 1UL << bit, (1UL << bit) + 1, ulong.MaxValue >> bit })
            {
                byte[] written = Write(value);

                Assert.Equal(Google(value), written);
                Assert.Equal(written.Length, Varint.Size(value));
                Assert.Equal(CodedOutputStream.ComputeUInt64Size(value), Varint.Size(value));
            }
        }
    }

    private static byte[] Write(ulong value)
    {
        byte[] room = new byte[Varint.MaxBytes];
        return room[..Varint.Write(value, room)];
    }

    private static byte[] Google(ulong value)
    {
        using MemoryStream stream = new();
        using (CodedOutputStream coded = new(stream))
            coded.WriteUInt64(value);
        return stream.ToArray();
    }
}
