namespace Instrument.Metering;

/// <summary>Counts by index, in an array that grows with the range of the indices up to a limit.</summary>
internal sealed class BinArray
{
    private const int InitialBins = 16;

    private long[] _counts = [];

    /// <summary>The index of the first bin.</summary>
    public int First { get; private set; }

    /// <summary>How many bins there are from the first to the last.</summary>
    public int Length { get; private set; }

    /// <summary>The count of the bin so far from the first one.</summary>
    public long CountAt(int offset) => _counts[offset];

    /// <summary>Counts one at an index.</summary>
    /// <returns>False if that would take more bins than there may be.</returns>
    public bool TryAdd(int index)
    {
        int first = Length == 0 ? index : Math.Min(First, index);
        int last = Length == 0 ? index : Math.Max(First + Length - 1, index);
        if ((long)last - first >= ExponentialCounts.MaxBins)
            return false;
        int length = last - first + 1;
        if (length > _counts.Length)
            Array.Resize(ref _counts, Math.Min(ExponentialCounts.MaxBins, Math.Max(InitialBins, length * 2)));
        if (Length != 0 && first < First)
        {
            Array.Copy(_counts, 0, _counts, First - first, Length);
            Array.Clear(_counts, 0, First - first);
        }
        (First, Length) = (first, length);
        _counts[index - first]++;
        return true;
    }

    /// <summary>Makes one bin of each two.</summary>
    public void Halve()
    {
        if (Length == 0)
            return;
        int first = First >> 1;
        int last = (First + Length - 1) >> 1;
        for (int i = 0; i < Length; i++)
        {
            long count = _counts[i];
            _counts[i] = 0;
            // Never ahead of what is read: an index is halved.
            _counts[((First + i) >> 1) - first] += count;
        }
        (First, Length) = (first, last - first + 1);
    }

    /// <summary>Forgets all counts; the room is kept.</summary>
    public void Clear()
    {
        Array.Clear(_counts, 0, Length);
        Length = 0;
    }
}
