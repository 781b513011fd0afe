using System.Numerics;
using System.Runtime.InteropServices;

namespace Instrument.Rows;

/// <summary>The smallest and the largest finite number of a series.</summary>
/// <param name="Min">The smallest.</param>
/// <param name="Max">The largest.</param>
/// <param name="Finite">How many numbers are finite; without any, the others mean nothing.</param>
internal readonly record struct HistogramRange(double Min, double Max, int Finite)
{
    /// <summary>Finds the range.</summary>
    public static HistogramRange Of<T>(ReadOnlySpan<T> values) where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(float))
            return OfFloating(MemoryMarshal.Cast<T, float>(values));
        if (typeof(T) == typeof(double))
            return OfFloating(MemoryMarshal.Cast<T, double>(values));
        double min = double.PositiveInfinity;
        double max = double.NegativeInfinity;
        int finite = 0;
        foreach (T value in values)
        {
            if (!T.IsFinite(value))
                continue;
            double number = double.CreateTruncating(value);
            min = Math.Min(min, number);
            max = Math.Max(max, number);
            finite++;
        }
        return new HistogramRange(min, max, finite);
    }

    private static HistogramRange OfFloating<T>(ReadOnlySpan<T> values) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        T min = T.PositiveInfinity;
        T max = T.NegativeInfinity;
        int finite = 0;
        int start = 0;
        if (Vector.IsHardwareAccelerated && values.Length >= Vector<T>.Count)
        {
            Vector<T> largest = new(T.MaxValue);
            Vector<T> mins = new(min);
            Vector<T> maxs = new(max);
            ReadOnlySpan<Vector<T>> vectors = MemoryMarshal.Cast<T, Vector<T>>(values);
            foreach (Vector<T> vector in vectors)
            {
                // False for NaN too.
                Vector<T> isFinite = Vector.LessThanOrEqual(Vector.Abs(vector), largest);
                mins = Vector.Min(mins, Vector.ConditionalSelect(isFinite, vector, mins));
                maxs = Vector.Max(maxs, Vector.ConditionalSelect(isFinite, vector, maxs));
                finite += Vector.EqualsAll(isFinite, Vector<T>.AllBitsSet) ? Vector<T>.Count : CountFinite(vector);
            }
            for (int i = 0; i < Vector<T>.Count; i++)
            {
                min = T.Min(min, mins[i]);
                max = T.Max(max, maxs[i]);
            }
            start = vectors.Length * Vector<T>.Count;
        }
        foreach (T value in values[start..])
        {
            if (!T.IsFinite(value))
                continue;
            min = T.Min(min, value);
            max = T.Max(max, value);
            finite++;
        }
        return new HistogramRange(double.CreateTruncating(min), double.CreateTruncating(max), finite);
    }

    private static int CountFinite<T>(Vector<T> vector) where T : unmanaged, INumberBase<T>
    {
        int finite = 0;
        for (int i = 0; i < Vector<T>.Count; i++)
            finite += T.IsFinite(vector[i]) ? 1 : 0;
        return finite;
    }
}
