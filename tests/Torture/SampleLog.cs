using Google.Protobuf;
using Instrument.Records;
using Instrument.TransactionLog;

namespace Instrument.Torture;

/// <summary>A log of some blocks with records of very different sizes, in memory.</summary>
internal sealed class SampleLog
{
    public SampleLog(Random random, int records)
    {
        using MemoryLogFile file = new();
        using LogWriter writer = new(file, 0);
        for (int num = 1; num <= records; num++)
        {
            int size = random.Next(20) == 0 ? random.Next(70_000) : random.Next(400);
            byte[] record = new Record { Num = num, OutputRaw = new OutputRawRecord { Line = new string((char)('a' + num % 26), size) } }.ToByteArray();
            Records.Add(record);
            writer.Append(record);
            writer.Flush();
            Ends.Add(writer.FlushedLength);
        }
        Bytes = file.ToArray();
    }

    /// <summary>The log.</summary>
    public byte[] Bytes { get; }

    /// <summary>Its records.</summary>
    public List<byte[]> Records { get; } = [];

    /// <summary>Where each record ends.</summary>
    public List<long> Ends { get; } = [];
}
