using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Instrument.Media.Images.Png;

/// <summary>
/// Filters one row of an image. Which filter a row gets is decided as the PNG specification advises (§12.7): the one whose bytes, taken as
/// signed, have the smallest sum of absolute values.
/// </summary>
/// <param name="row">The row's bytes after <see cref="Margin"/> zeros.</param>
/// <param name="above">The row above in the same form; zeros for the first row.</param>
/// <param name="pixelBytes">Bytes of a pixel, at most <see cref="Margin"/>.</param>
internal readonly ref struct PngRow(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixelBytes)
{
    /// <summary>How many zeros stand before the bytes of a row, in place of a pixel to the left of its first one.</summary>
    public const int Margin = 4;

    // A lane of 16 bits takes 255 sums of two bytes of up to 128.
    private const int VectorsPerSum = 255;

    private readonly ReadOnlySpan<byte> _row = row;
    private readonly ReadOnlySpan<byte> _above = above;
    private readonly int _left = Margin - pixelBytes;

    /// <summary>Writes the number of the filter, and the filtered bytes.</summary>
    /// <param name="target">One byte longer than the row.</param>
    public void Write(Span<byte> target)
    {
        long best = Cost<NoFilter>();
        int filter = 0;
        Consider(1, Cost<SubFilter>(), ref filter, ref best);
        Consider(2, Cost<UpFilter>(), ref filter, ref best);
        Consider(3, Cost<AverageFilter>(), ref filter, ref best);
        Consider(4, Cost<PaethFilter>(), ref filter, ref best);
        switch (filter)
        {
            case 0: Write<NoFilter>(target); break;
            case 1: Write<SubFilter>(target); break;
            case 2: Write<UpFilter>(target); break;
            case 3: Write<AverageFilter>(target); break;
            default: Write<PaethFilter>(target); break;
        }
    }

    private static void Consider(int candidate, long cost, ref int filter, ref long best)
    {
        if (cost >= best)
            return;
        filter = candidate;
        best = cost;
    }

    private long Cost<T>()
        where T : struct, IPngFilter
    {
        int length = _row.Length - Margin;
        long cost = 0;
        int i = 0;
        while (length - i >= Vector<byte>.Count)
        {
            Vector<ushort> sums = Vector<ushort>.Zero;
            int end = Math.Min(length - Vector<byte>.Count, i + ((VectorsPerSum - 1) * Vector<byte>.Count));
            for (; i <= end; i += Vector<byte>.Count)
            {
                // −128 stays as it is, and is 128 as a byte.
                Vector<byte> size = Vector.AsVectorByte(Vector.Abs(Vector.AsVectorSByte(Filtered<T>(i))));
                Vector.Widen(size, out Vector<ushort> low, out Vector<ushort> high);
                sums += low + high;
            }
            Vector.Widen(sums, out Vector<uint> lowSums, out Vector<uint> highSums);
            cost += Vector.Sum(lowSums + highSums);
        }
        for (; i < length; i++)
            cost += Math.Abs((int)(sbyte)FilteredByte<T>(i));
        return cost;
    }

    private void Write<T>(Span<byte> target)
        where T : struct, IPngFilter
    {
        target[0] = T.Number;
        target = target[1..];
        int length = _row.Length - Margin;
        int i = 0;
        for (; length - i >= Vector<byte>.Count; i += Vector<byte>.Count)
            Filtered<T>(i).CopyTo(target[i..]);
        for (; i < length; i++)
            target[i] = FilteredByte<T>(i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector<byte> Filtered<T>(int index)
        where T : struct, IPngFilter
    {
        ref byte row = ref MemoryMarshal.GetReference(_row);
        ref byte above = ref MemoryMarshal.GetReference(_above);
        nuint at = (nuint)(Margin + index);
        nuint left = (nuint)(_left + index);
        return Vector.LoadUnsafe(ref row, at) - T.Predict(Vector.LoadUnsafe(ref row, left), Vector.LoadUnsafe(ref above, at), Vector.LoadUnsafe(ref above, left));
    }

    private byte FilteredByte<T>(int index)
        where T : struct, IPngFilter =>
        (byte)(_row[Margin + index] - T.Predict(_row[_left + index], _above[Margin + index], _above[_left + index]));
}
