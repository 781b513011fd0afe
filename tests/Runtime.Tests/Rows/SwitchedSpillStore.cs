using System.Collections.Concurrent;
using Instrument.Rows;

namespace Instrument.Runtime.Tests.Rows;

/// <summary>Spilled payloads in memory, on a disk that the test fills up and damages.</summary>
internal sealed class SwitchedSpillStore : ISpillStore
{
    private readonly SpillMemory _memory = new();
    private readonly ConcurrentDictionary<long, bool> _numbers = new();

    /// <summary>Whether a write stops half-way.</summary>
    public bool IsFull { get; set; }

    /// <summary>Whether the disk cannot be read.</summary>
    public bool FailsToRead { get; set; }

    /// <summary>The payloads that are there, also halves of some.</summary>
    public long[] Numbers => [.. _numbers.Keys.Order()];

    /// <summary>Changes a byte of a payload.</summary>
    public void Damage(long number, int at)
    {
        byte[] payload = new byte[LengthOf(number)];
        Read(number, payload);
        payload[at] ^= 1;
        _memory.Write(number, payload);
    }

    /// <summary>Makes a payload shorter.</summary>
    public void Cut(long number, int length)
    {
        byte[] payload = new byte[length];
        Read(number, payload);
        _memory.Write(number, payload);
    }

    public void Write(long number, ReadOnlySpan<byte> payload)
    {
        _numbers[number] = true;
        _memory.Write(number, IsFull ? payload[..(payload.Length / 2)] : payload);
        if (IsFull)
            throw new IOException("No space left on device");
    }

    public long LengthOf(long number) => _memory.LengthOf(number);

    public int Read(long number, Span<byte> payload) =>
        FailsToRead ? throw new IOException("Input/output error") : _memory.Read(number, payload);

    public void Delete(long number)
    {
        _numbers.TryRemove(number, out _);
        _memory.Delete(number);
    }
}
