using Instrument.TransactionLog;

namespace Instrument.Runtime.Tests.Pipeline;

/// <summary>A log file whose writes reach the device only when they are synchronized; until then the device may have any of them, in parts.</summary>
internal sealed class PowerCutLogFile : ILogFile
{
    private const int Sector = 512;

    private readonly MemoryStream _device = new();
    private readonly List<(long Offset, byte[] Bytes)> _unsynchronized = [];

    public long Length { get; private set; }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        _unsynchronized.Add((offset, bytes.ToArray()));
        Length = Math.Max(Length, offset + bytes.Length);
    }

    public void FlushToDisk()
    {
        foreach ((long offset, byte[] bytes) in _unsynchronized)
            Put(offset, bytes);
        _unsynchronized.Clear();
    }

    public void Truncate(long length)
    {
        FlushToDisk();
        _device.SetLength(length);
        Length = length;
    }

    /// <summary>What the device has after the power went off: of each write none, all, or some sectors, in any order.</summary>
    public byte[] CutPower(Random random)
    {
        (long Offset, byte[] Bytes)[] writes = [.. _unsynchronized];
        random.Shuffle(writes);
        foreach ((long offset, byte[] bytes) in writes)
        {
            int fate = random.Next(3);
            for (int start = 0; fate != 0 && start < bytes.Length; start += Sector)
            {
                if (fate == 1 || random.Next(2) == 0)
                    Put(offset + start, bytes.AsSpan(start, Math.Min(Sector, bytes.Length - start)));
            }
        }
        return _device.ToArray();
    }

    public void Dispose() => _device.Dispose();

    private void Put(long offset, ReadOnlySpan<byte> bytes)
    {
        _device.Position = offset;
        _device.Write(bytes);
    }
}
