using Instrument.Testing;
using Instrument.TransactionLog;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.TransactionLog;

public sealed class Crc32Tests(ITestOutputHelper output)
{
    // docs/wire/records.md §1.4.
    [Theory]
    [InlineData(1, "", 0xA505DF1B)]
    [InlineData(2, "", 0x3C0C8EA1)]
    [InlineData(3, "", 0x4B0BBE37)]
    [InlineData(4, "", 0xD56F2B94)]
    [InlineData(1, "x", 0x061CDAB0)]
    [InlineData(1, "123456789", 0x21B52EC0)]
    public void The_checksum_of_a_chunk_covers_type_and_payload(byte type, string payload, uint expected)
    {
        byte[] bytes = [type, .. System.Text.Encoding.ASCII.GetBytes(payload)];

        Assert.Equal(expected, Crc32.Append(0, bytes));
        Assert.Equal(expected, LogFormat.Checksum((ChunkType)type, bytes.AsSpan(1)));
    }

    [Fact]
    public void The_check_value_of_the_algorithm_is_met() => Assert.Equal(0xCBF43926u, Crc32.Append(0, "123456789"u8));

    [Fact]
    public void The_magic_of_the_file_header_is_the_checksum_of_its_name() =>
        Assert.Equal(0xBEE1u, Crc32.Append(0, "Weights & Biases"u8) & 0xFFFF);

    [Fact]
    public void Every_length_at_every_alignment_equals_the_definition()
    {
        byte[] bytes = LogBytes.Random(Seed.Random(output), 320);
        for (int length = 0; length <= 300; length++)
        {
            for (int start = 0; start < 16; start++)
            {
                ReadOnlySpan<byte> part = bytes.AsSpan(start, length);
                Assert.Equal(Bitwise(0, part), Crc32.Append(0, part));
                Assert.Equal(~Bitwise(0, part), Crc32Slicing.Append(~0u, part));
            }
        }
    }

    [Fact]
    public void Folding_takes_all_whole_parts_and_leaves_the_rest()
    {
        if (!Crc32Folding.IsSupported)
            return;
        byte[] bytes = LogBytes.Random(Seed.Random(output), 400);
        for (int length = Crc32Folding.MinLength; length <= bytes.Length; length++)
        {
            ReadOnlySpan<byte> rest = bytes.AsSpan(0, length);
            uint state = Crc32Folding.Append(0x1234_5678, ref rest);

            Assert.Equal(length % 16, rest.Length);
            Assert.Equal(Crc32Slicing.Append(0x1234_5678, bytes.AsSpan(0, length - rest.Length)), state);
        }
    }

    [Fact]
    public void Parts_give_the_checksum_of_the_whole()
    {
        Random random = Seed.Random(output);
        for (int round = 0; round < 200; round++)
        {
            byte[] bytes = LogBytes.Random(random, random.Next(0, 70_000 >> (round % 12)));
            uint checksum = 0;
            for (int start = 0, length; start < bytes.Length; start += length)
            {
                length = random.Next(1, bytes.Length - start + 1);
                checksum = Crc32.Append(checksum, bytes.AsSpan(start, length));
            }
            Assert.Equal(Bitwise(0, bytes), checksum);
        }
    }

    private static uint Bitwise(uint checksum, ReadOnlySpan<byte> bytes)
    {
        uint state = ~checksum;
        foreach (byte value in bytes)
        {
            state ^= value;
            for (int bit = 0; bit < 8; bit++)
                state = (state & 1) != 0 ? (state >> 1) ^ 0xEDB88320 : state >> 1;
        }
        return ~state;
    }
}
