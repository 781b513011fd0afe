using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Xunit.Abstractions;

namespace Instrument.Testing;

/// <summary>
/// Holds a property against random cases. The cases come from the seed (<see cref="Seed"/>); there are INSTRUMENT_CASES of them, or as
/// many as the test asks for. A failure names the smallest case that was found and how to repeat it.
/// </summary>
internal static class PropertyCheck
{
    // The second half of FsCheck's seed; it has to be odd.
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    public static void Run<T>(ITestOutputHelper output, int cases, Arbitrary<T> values, Action<T> property)
    {
        string? given = Environment.GetEnvironmentVariable("INSTRUMENT_CASES");
        int count = string.IsNullOrEmpty(given) ? cases : int.Parse(given, CultureInfo.InvariantCulture);
        output.WriteLine($"INSTRUMENT_CASES={count}");
        Replay replay = new(new Rnd((ulong)Seed.Value(output), Gamma), FSharpOption<int>.None);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(count).WithQuietOnSuccess(true).WithReplay(FSharpOption<Replay>.Some(replay)),
            Prop.ForAll(values, property));
    }
}
