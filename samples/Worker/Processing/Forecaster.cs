namespace Worker.Processing;

/// <summary>
/// Forecasts the next value of a series from the last ones, and learns from each (normalised least mean squares). It knows its usual error, so
/// it can tell what is unusual.
/// </summary>
internal sealed class Forecaster
{
    // How slowly the usual error follows the last ones.
    private const double Memory = 0.995;
    private const double SmallestPower = 1e-9;

    private readonly double[] _weights;
    private readonly double[] _last;
    private readonly double _rate;
    private readonly double _threshold;
    private double _meanSquare;
    private int _seen;

    public Forecaster(int lags, double rate, double threshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lags, 1);
        if (rate is not (> 0 and < 2))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A forecaster that learns with less than 0 or more than 2 never settles.");
        _weights = new double[lags];
        _last = new double[lags];
        _rate = rate;
        _threshold = threshold;
    }

    /// <summary>Compares a value with its forecast, and learns from it unless it is an anomaly.</summary>
    /// <returns>The forecast's error, and whether it is far beyond the usual.</returns>
    public (double Error, bool IsAnomaly) Next(double value)
    {
        double forecast = 0;
        double power = SmallestPower;
        for (int i = 0; i < _weights.Length; i++)
        {
            forecast += _weights[i] * _last[i];
            power += _last[i] * _last[i];
        }
        double error = value - forecast;
        bool isSettled = _seen > 50 * _weights.Length;
        bool isAnomaly = isSettled && Math.Abs(error) > _threshold * Math.Sqrt(_meanSquare);
        if (!isAnomaly)
        {
            for (int i = 0; i < _weights.Length; i++)
                _weights[i] += _rate * error * _last[i] / power;
            _meanSquare = _seen == 0 ? error * error : (Memory * _meanSquare) + ((1 - Memory) * error * error);
        }
        // What nobody believes makes no forecasts either.
        Push(isAnomaly ? forecast : value);
        _seen++;
        return (error, isAnomaly);
    }

    private void Push(double value)
    {
        Array.Copy(_last, 0, _last, 1, _last.Length - 1);
        _last[0] = value;
    }
}
