namespace Instrument.Pipeline;

/// <summary>
/// An even sample of a long series in little memory: keeps every n-th number, and doubles n when the room is full.
/// </summary>
internal sealed class HistorySamples
{
    /// <summary>Room for samples; after the first doubling at least half of it is used.</summary>
    public const int Capacity = 128;

    private double[] _samples = [];
    private int _count;
    private long _stride = 1;
    private long _untilNext;

    /// <summary>The samples, oldest first.</summary>
    public ReadOnlySpan<double> Samples => _samples.AsSpan(0, _count);

    /// <summary>Takes the next number of the series.</summary>
    public void Add(double number)
    {
        if (_untilNext-- > 0)
            return;
        if (_count == Capacity)
        {
            for (int i = 0; i < Capacity / 2; i++)
                _samples[i] = _samples[2 * i];
            _count = Capacity / 2;
            _stride *= 2;
        }
        if (_count == _samples.Length)
            Array.Resize(ref _samples, Math.Max(16, _count * 2));
        _samples[_count++] = number;
        _untilNext = _stride - 1;
    }
}
