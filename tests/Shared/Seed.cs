using System.Globalization;
using Xunit.Abstractions;

namespace Instrument.Testing;

/// <summary>Randomness of tests that can be repeated: the seed is INSTRUMENT_SEED or a fixed one, and the test's output names it.</summary>
internal static class Seed
{
    private const int Default = 20260101;

    public static Random Random(ITestOutputHelper output) => new(Value(output));

    /// <summary>The seed itself, for what brings its own generator.</summary>
    public static int Value(ITestOutputHelper output)
    {
        string? given = Environment.GetEnvironmentVariable("INSTRUMENT_SEED");
        int seed = string.IsNullOrEmpty(given) ? Default : int.Parse(given, CultureInfo.InvariantCulture);
        output.WriteLine($"INSTRUMENT_SEED={seed}");
        return seed;
    }
}
