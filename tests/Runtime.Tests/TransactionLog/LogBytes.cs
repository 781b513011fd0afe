using System.Buffers.Binary;
using Instrument.TransactionLog;

namespace Instrument.Runtime.Tests.TransactionLog;

/// <summary>Builds the bytes of log files, sound and damaged, and reads them back.</summary>
internal static class LogBytes
{
    /// <summary>A whole log of these records.</summary>
    public static byte[] Of(params IEnumerable<byte[]> records)
    {
        var log = new List<byte>(LogFormat.FileHeader.ToArray());
        foreach (byte[] record in records)
            log.AddRange(Framed(log.Count, record));
        return [.. log];
    }

    public static byte[] Framed(long offset, ReadOnlySpan<byte> record)
    {
        var framed = new byte[LogFraming.FramedLength(offset, record.Length)];
        Assert.Equal(framed.Length, LogFraming.Write(offset, record, framed));
        return framed;
    }

    /// <summary>A single chunk with the right checksum.</summary>
    public static byte[] Chunk(byte type, ReadOnlySpan<byte> payload)
    {
        var chunk = new byte[LogFormat.ChunkHeaderLength + payload.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(chunk, LogFormat.Checksum((ChunkType)type, payload));
        BinaryPrimitives.WriteUInt16LittleEndian(chunk.AsSpan(4), (ushort)payload.Length);
        chunk[6] = type;
        payload.CopyTo(chunk.AsSpan(LogFormat.ChunkHeaderLength));
        return chunk;
    }

    public static byte[] Repeat(int length, byte value = 0x78)
    {
        var record = new byte[length];
        Array.Fill(record, value);
        return record;
    }

    public static byte[] Random(Random random, int length)
    {
        var record = new byte[length];
        random.NextBytes(record);
        return record;
    }

    public static LogReader Reader(byte[] log) => Reader(log, log.Length);

    public static LogReader Reader(byte[] log, int length) => new(new MemoryStream(log, 0, length, writable: false));

    /// <summary>All that a reader says until it has nothing more.</summary>
    public static List<ReadStep> ReadAll(LogReader reader)
    {
        var steps = new List<ReadStep>();
        while (true)
        {
            LogReadResult result = reader.Read();
            byte[] record = result.Record.ToArray();
            steps.Add(new ReadStep(result.Kind, result.Offset, record, result.Damage, result.SkippedBytes, reader.Position));
            if (result.Kind is LogReadKind.End or LogReadKind.Incomplete)
                return steps;
        }
    }

    public static List<ReadStep> ReadAll(byte[] log)
    {
        using LogReader reader = Reader(log);
        return ReadAll(reader);
    }
}
