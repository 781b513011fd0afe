using System.Globalization;

namespace Instrument.Torture.Kill;

/// <summary>What the process to be killed does. Sent to it as text.</summary>
/// <param name="Directory">Where its run lies.</param>
/// <param name="Threads">How many threads log, each its own series.</param>
/// <param name="Steps">Whether rows have explicit steps, so that the last one is always open. One thread only.</param>
/// <param name="Pause">A short wait after so many rows; 0 for none.</param>
/// <param name="Large">One row in so many is too large for the row buffer; 0 for none.</param>
internal sealed record KillPlan(string Directory, int Threads, bool Steps, int Pause, int Large)
{
    /// <summary>Bytes of the row buffer in a plan with large rows: so small that they need not be large to be too large for it.</summary>
    public const int SmallRowBuffer = 64 * 1024;

    /// <summary>A plan chosen by chance.</summary>
    public static KillPlan Random(Random random, string directory)
    {
        int threads = random.Next(3) == 0 ? 4 : 1;
        return new KillPlan(directory, threads, threads == 1 && random.Next(2) == 0, random.Next(3) == 0 ? random.Next(1, 2000) : 0, random.Next(3) == 0 ? random.Next(1, 100) : 0);
    }

    /// <summary>Reads a plan.</summary>
    public static KillPlan Parse(string text)
    {
        string[] parts = text.Split('|');
        return new KillPlan(
            parts[0], Number(parts[1]), parts[2] == "steps", Number(parts[3]), Number(parts[4]));

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Directory}|{Threads}|{(Steps ? "steps" : "")}|{Pause}|{Large}");
}
