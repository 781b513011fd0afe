using System.Security.Cryptography;
using Instrument.Testing;
using Instrument.TransactionLog;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.TransactionLog;

public sealed class LogFramingTests(ITestOutputHelper output)
{
    // docs/wire/records.md §1.6: both files, written by the official writers.
    [Theory]
    [InlineData(32747, "787878787878A18E0C3C000002D0F3A0AE0500047878787878",
        "ff8e74c02fccd6b62bd738cc0d0fca24419feb7272b0d1d78cba8319b44b4879")]
    [InlineData(32748, "7878787878787800000000000063626DFE0500017878787878",
        "cc46d09f2c4eb6e981d2893dff710bd07ca07624bacecf5182c6f68c4917f84f")]
    public void The_golden_boundary_files_are_reproduced(int first, string fromOffset32755, string sha256)
    {
        byte[] log = LogBytes.Of(LogBytes.Repeat(first), LogBytes.Repeat(5));

        Assert.Equal(32780, log.Length);
        Assert.Equal(fromOffset32755, Convert.ToHexString(log.AsSpan(32755)));
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(log)));
    }

    // docs/wire/records.md §1.7.
    [Fact]
    public void The_golden_file_with_a_spanning_record_is_reproduced()
    {
        byte[] log = LogBytes.Of(LogBytes.Repeat(100), LogBytes.Repeat(40000), LogBytes.Repeat(50));

        Assert.Equal(40185, log.Length);
        Assert.Equal("3A572642E1BE00", Hex(0));
        Assert.Equal("9FA767E0640001", Hex(7));
        Assert.Equal("355FC1BB877F02", Hex(114));
        Assert.Equal("03A072D8B91C04", Hex(32768));
        Assert.Equal("1C50C951320001", Hex(40128));
        Assert.Equal("523c61b5e6934e49a34a1ec4c30f9caa46131c89c51f1e6dfcaa91664ba9c44f", Convert.ToHexStringLower(SHA256.HashData(log)));

        string Hex(int offset) => Convert.ToHexString(log.AsSpan(offset, 7));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Fewer_bytes_than_a_header_are_filled_with_zeros(int left)
    {
        byte[] framed = LogBytes.Framed((3 * LogFormat.BlockSize) - left, "x"u8);

        Assert.Equal([.. new byte[left], 0xB0, 0xDA, 0x1C, 0x06, 1, 0, 1, (byte)'x'], framed);
    }

    [Fact]
    public void Padding_overwrites_what_the_buffer_held()
    {
        byte[] destination = LogBytes.Repeat(100, 0xFF);
        int written = LogFraming.Write(LogFormat.BlockSize - 3, "x"u8, destination);

        Assert.Equal(11, written);
        Assert.Equal([0, 0, 0], destination[..3]);
        Assert.Equal(0xFF, destination[11]);
    }

    [Fact]
    public void An_empty_record_fits_where_only_a_header_is_left() =>
        Assert.Equal([0x1B, 0xDF, 0x05, 0xA5, 0, 0, 1], LogBytes.Framed(LogFormat.BlockSize - 7, []));

    [Fact]
    public void A_record_that_fits_to_the_last_byte_is_one_chunk()
    {
        byte[] framed = LogBytes.Framed(LogFormat.BlockSize, LogBytes.Repeat(LogFormat.MaxChunkPayload));

        Assert.Equal(LogFormat.BlockSize, framed.Length);
        Assert.Equal((byte)ChunkType.Full, framed[6]);
        Assert.Equal([0xF9, 0x7F], framed[4..6]);
    }

    [Theory]
    [InlineData(0, new[] { 2, 4 })]
    [InlineData(1, new[] { 2, 3, 4 })]
    public void A_rest_that_fills_a_block_is_a_last_chunk(int more, int[] types)
    {
        byte[] framed = LogBytes.Framed(LogFormat.BlockSize, LogBytes.Repeat((2 * LogFormat.MaxChunkPayload) + more));

        Assert.Equal(types, Enumerable.Range(0, types.Length).Select(block => (int)framed[(block * LogFormat.BlockSize) + 6]));
        Assert.Equal((types.Length * LogFormat.ChunkHeaderLength) + (2 * LogFormat.MaxChunkPayload) + more, framed.Length);
    }

    [Fact]
    public void Any_records_come_back_from_any_offsets()
    {
        Random random = Seed.Random(output);
        for (int round = 0; round < 25; round++)
        {
            var records = new List<byte[]>();
            for (int count = random.Next(1, 30); count > 0; count--)
                records.Add(LogBytes.Random(random, random.Next(1, 1 << random.Next(1, 18))));

            List<ReadStep> steps = LogBytes.ReadAll(LogBytes.Of(records));

            Assert.Equal(LogReadKind.End, steps[^1].Kind);
            Assert.Equal(records, steps[..^1].Select(step => step.Record));
        }
    }
}
