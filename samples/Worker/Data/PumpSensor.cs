namespace Worker.Data;

/// <summary>The sensor of a pump: two rhythms and noise, and now and then a reading that is spoilt.</summary>
/// <param name="seed">Seed of rhythms, noise and faults.</param>
/// <param name="faultRate">Share of the readings that are spoilt.</param>
internal sealed class PumpSensor(int seed, double faultRate)
{
    private const double Mean = 4;
    private const double Noise = 0.02;
    private const double Spike = 1.5;

    private readonly Random _random = new(seed);
    private readonly double _slow = 0.02 + (0.002 * (seed % 5));
    private readonly double _fast = 0.3 + (0.02 * (seed % 7));
    private long _time;

    /// <summary>Measures the pressure now.</summary>
    public Reading Read()
    {
        _time++;
        double pressure = Mean + Math.Sin(_slow * _time) + (0.3 * Math.Sin(_fast * _time)) + (Noise * Normal());
        bool isSpoilt = _random.NextDouble() < faultRate;
        return new Reading(isSpoilt ? pressure + (_random.Next(2) == 0 ? Spike : -Spike) : pressure, isSpoilt);
    }

    // Box and Muller's way from even to normal numbers.
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
