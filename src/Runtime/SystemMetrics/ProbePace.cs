namespace Instrument.SystemMetrics;

/// <summary>
/// Decides how often a probe is asked, by what it costs: at most a thousandth of one core. Pure; one thread at a time calls it.
/// </summary>
/// <param name="interval">Between two samples of a probe that is within its budget.</param>
internal sealed class ProbePace(TimeSpan interval)
{
    private const double Share = 0.001;

    // Who asks for a sample each tenth of a second means it; below this the cost is not worth a word.
    private static readonly TimeSpan LeastBudget = TimeSpan.FromMilliseconds(2);

    // An hour at the default interval.
    private const int MostFactor = 240;

    private readonly TimeSpan _budget = interval * Share > LeastBudget ? interval * Share : LeastBudget;
    private readonly TimeSpan[] _costs = new TimeSpan[3];
    private int _samples;
    private int _skipped;

    /// <summary>How many times less often the probe is asked than at first.</summary>
    public int Factor { get; private set; } = 1;

    /// <summary>What a sample costs: the least of the last three, because a thread that has to wait for a core looks expensive.</summary>
    public TimeSpan Cost => _samples < _costs.Length ? TimeSpan.Zero : _costs.Min();

    /// <summary>Whether the probe is asked this time.</summary>
    public bool IsDue()
    {
        if (++_skipped < Factor)
            return false;
        _skipped = 0;
        return true;
    }

    /// <summary>Takes note of a sample.</summary>
    /// <returns>Whether the probe is asked less often from now on.</returns>
    public bool Add(TimeSpan cost)
    {
        _costs[_samples % _costs.Length] = cost;
        _samples++;
        int factor = (int)Math.Clamp(Math.Ceiling(Cost / _budget), 1, MostFactor);
        bool isSlower = factor > Factor;
        Factor = factor;
        return isSlower;
    }
}
