using System.Collections.Concurrent;

namespace Instrument.Rows;

/// <summary>Spilled payloads of a row buffer that has no file: they wait in memory, like its other rows.</summary>
internal sealed class SpillMemory : ISpillStore
{
    private readonly ConcurrentDictionary<long, byte[]> _payloads = new();

    public void Write(long number, ReadOnlySpan<byte> payload) => _payloads[number] = payload.ToArray();

    public long LengthOf(long number) => _payloads.TryGetValue(number, out byte[]? payload) ? payload.Length : -1;

    public int Read(long number, Span<byte> payload)
    {
        if (!_payloads.TryGetValue(number, out byte[]? kept))
            throw new IOException($"There is no payload {number}.");
        int length = Math.Min(kept.Length, payload.Length);
        kept.AsSpan(0, length).CopyTo(payload);
        return length;
    }

    public void Delete(long number) => _payloads.TryRemove(number, out _);
}
