using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Instrument.Benchmarks.Subjects;
using Instrument.Rows;

namespace Instrument.Benchmarks.Measuring;

/// <summary>
/// The least that a row costs which is to survive the process with the time of its call: one reading of the clock, and one copy
/// of its 88 bytes into memory that was touched before.
/// </summary>
internal sealed unsafe class Floor : IDisposable
{
    private const int Capacity = RowBufferLayout.DefaultCapacity;
    private readonly byte* _ring = (byte*)NativeMemory.AllocZeroed(Capacity);
    private readonly byte* _row = (byte*)NativeMemory.AllocZeroed(Row8.BufferBytes);
    private int _position;

    public Floor() => new Span<byte>(_ring, Capacity).Fill(1);

    /// <summary>Does it <paramref name="rows"/> times. The result only keeps the compiler from leaving something out.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public long Write(int rows)
    {
        long stamps = 0;
        int position = _position;
        for (int i = 0; i < rows; i++)
        {
            stamps ^= Stopwatch.GetTimestamp();
            if (position > Capacity - Row8.BufferBytes)
                position = 0;
            Unsafe.CopyBlockUnaligned(_ring + position, _row, Row8.BufferBytes);
            position += Row8.BufferBytes;
        }
        _position = position;
        return stamps;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_ring);
        NativeMemory.Free(_row);
    }
}
