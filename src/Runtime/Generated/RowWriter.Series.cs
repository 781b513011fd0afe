using System.Numerics;
using System.Runtime.InteropServices;
using Instrument.Rows;

namespace Instrument.Generated;

/// <content>Many numbers at once: histograms and families.</content>
public ref partial struct RowWriter
{
    /// <summary>Writes a <see cref="MetricKind.Histogram"/> field; without a finite number it is left out.</summary>
    /// <param name="values">The numbers. NaN and infinities are not counted.</param>
    /// <param name="bins">The number of bins.</param>
    /// <param name="nonFinite">What else happens with NaN and infinities.</param>
    public void WriteHistogram<T>(scoped ReadOnlySpan<T> values, int bins = 64, NonFinitePolicy nonFinite = NonFinitePolicy.Keep)
        where T : unmanaged, INumberBase<T>
    {
        HistogramRange range = HistogramRange.Of(values);
        if (range.Finite != values.Length && nonFinite != NonFinitePolicy.Keep)
            Refuse(values, values.Length - range.Finite, nonFinite);
        if (!Present(MetricKind.Histogram, range.Finite != 0))
            return;
        HistogramBins edges = HistogramBins.Between(range, bins);
        Append(edges.First);
        Append(edges.Last);
        int bytes = bins * sizeof(uint);
        Reserve(sizeof(int) + bytes + sizeof(ulong));
        Span<byte> counts = _buffer.Slice(_position + sizeof(int), bytes);
        counts.Clear();
        edges.Count(values, MemoryMarshal.Cast<byte, uint>(counts));
        EndText(bytes);
    }

    /// <summary>Writes the optional fields of a family of numbers, one for each. Those without a number are left out.</summary>
    /// <param name="values">The numbers. Those beyond the family's fields are left out and counted.</param>
    /// <param name="max">The number of fields.</param>
    /// <param name="nonFinite">What happens with NaN and infinities.</param>
    public void WriteFamily<T>(scoped ReadOnlySpan<T> values, int max, NonFinitePolicy nonFinite = NonFinitePolicy.Keep)
        where T : unmanaged, INumberBase<T>
    {
        values = values[..FamilySize(values.Length, max)];
        MetricKind kind = _schema.Fields[_field].Kind;
        foreach (T value in values)
        {
            bool isLogged = nonFinite == NonFinitePolicy.Keep || T.IsFinite(value);
            if (!isLogged)
                Refuse([value], 1, nonFinite);
            if (Present(kind, isLogged))
                AppendNumber(kind, value);
        }
        Skip(max - values.Length);
    }

    /// <summary>Writes the histograms of a family, one for each element. Those without a finite number are left out.</summary>
    /// <param name="elements">What holds the numbers. Elements beyond the family's fields are left out and counted.</param>
    /// <param name="numbers">Gets the numbers of an element.</param>
    /// <param name="max">The number of fields.</param>
    /// <param name="bins">The number of bins of each.</param>
    /// <param name="nonFinite">What else happens with NaN and infinities.</param>
    public void WriteHistogramFamily<TElement, T>(
        scoped ReadOnlySpan<TElement> elements, SpanGetter<TElement, T> numbers, int max, int bins = 64, NonFinitePolicy nonFinite = NonFinitePolicy.Keep)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(numbers);
        int count = FamilySize(elements.Length, max);
        foreach (TElement element in elements[..count])
            WriteHistogram(numbers(element), bins, nonFinite);
        Skip(max - count);
    }

    // The elements that have keys; the others are counted.
    private readonly int FamilySize(int count, int max)
    {
        if (count <= max)
            return count;
        _run.LeftOut.AddBeyondFamily(_schema.Fields[_field + max - 1].Key, max, count);
        return max;
    }

    private readonly void Refuse<T>(scoped ReadOnlySpan<T> values, int count, NonFinitePolicy nonFinite) where T : unmanaged, INumberBase<T>
    {
        if (nonFinite == NonFinitePolicy.Skip)
        {
            _run.LeftOut.AddNonFinite(Key, count);
            return;
        }
        foreach (T value in values)
        {
            if (!T.IsFinite(value))
                ThrowNonFinite(value);
        }
    }

    // The kind is the one that fits T, so that no conversion loses anything.
    private void AppendNumber<T>(MetricKind kind, T value) where T : unmanaged, INumberBase<T>
    {
        switch (kind)
        {
            case MetricKind.Double: Append(double.CreateTruncating(value)); break;
            case MetricKind.Single: Append((ulong)BitConverter.SingleToUInt32Bits(float.CreateTruncating(value))); break;
            case MetricKind.Half: Append((ulong)BitConverter.HalfToUInt16Bits(Half.CreateTruncating(value))); break;
            case MetricKind.Int64: Append(long.CreateTruncating(value)); break;
            case MetricKind.UInt64: Append(ulong.CreateTruncating(value)); break;
            case MetricKind.Decimal: Append(decimal.CreateTruncating(value)); break;
            case MetricKind.Int128: Append(Int128.CreateTruncating(value)); break;
            case MetricKind.UInt128: Append(UInt128.CreateTruncating(value)); break;
            default: throw new ArgumentOutOfRangeException(nameof(kind), kind, "A family holds numbers.");
        }
    }
}
