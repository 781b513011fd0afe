using System.Globalization;

namespace Instrument.Http;

/// <summary>
/// Estimates how many requests a second a server allows, from what its answers say of the quota that is left (docs/wire/online.md
/// §3.11). Pure; its owner gives the time.
/// </summary>
internal sealed class RateLimitState
{
    /// <summary>The rate before anything is known, and the highest one.</summary>
    public const double MaxRate = 65536;

    /// <summary>The lowest rate: one request in ten seconds.</summary>
    public const double MinRate = 0.1;

    private const int RequestsBetweenEstimates = 5;

    private double _requestsPerUnit = 1;
    private double _previousRemaining;
    private TimeSpan _windowEnd = TimeSpan.MinValue;
    private int _requests;

    /// <summary>Requests per second.</summary>
    public double Rate { get; private set; } = MaxRate;

    /// <summary>Takes the headers of an answer; what is missing or no number is ignored.</summary>
    /// <param name="remaining">Text of <c>RateLimit-Remaining</c>.</param>
    /// <param name="reset">Text of <c>RateLimit-Reset</c>, in seconds.</param>
    /// <param name="now">Time since any moment that stays the same.</param>
    public void Observe(string? remaining, string? reset, TimeSpan now)
    {
        if (Number(remaining) is { } left && Number(reset) is { } seconds)
            Observe(left, seconds, now);
    }

    private void Observe(double remaining, double reset, TimeSpan now)
    {
        _requests++;
        if (reset <= 1 || (now < _windowEnd && _requests < RequestsBetweenEstimates))
            return;
        double consumed = _previousRemaining - remaining;
        bool isNewWindow = now > _windowEnd;
        int requests = _requests;
        _previousRemaining = remaining;
        _windowEnd = now + TimeSpan.FromSeconds(Math.Floor(Math.Min(reset, 86400)));
        _requests = 0;
        double unitsPerSecond = remaining / reset;
        if (unitsPerSecond <= 0)
        {
            // Nothing is left. The estimate below would divide by zero.
            Rate = MinRate;
            return;
        }
        double estimate = consumed < 1 || isNewWindow ? MaxRate / unitsPerSecond : requests / consumed;
        _requestsPerUnit = (0.2 * _requestsPerUnit) + (0.8 * estimate);
        Rate = Math.Clamp(_requestsPerUnit * unitsPerSecond, MinRate, MaxRate);
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) && number >= 0
            ? number
            : null;
}
