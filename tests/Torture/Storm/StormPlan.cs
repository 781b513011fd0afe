using System.Globalization;

namespace Instrument.Torture.Storm;

/// <summary>What a process of a storm does. Sent to it as text; server, run and directory come from its environment.</summary>
/// <param name="Process">Its number among the processes of the run, from 0.</param>
/// <param name="Rows">How many rows it logs.</param>
/// <param name="Pause">It waits a moment after so many rows.</param>
internal sealed record StormPlan(int Process, int Rows, int Pause)
{
    private const int RowsPerProcess = 1_000_000;

    /// <summary>A plan chosen by chance.</summary>
    public static StormPlan Random(Random random, int process) => new(process, random.Next(1, 3000), random.Next(5, 200));

    /// <summary>Reads a plan.</summary>
    public static StormPlan Parse(string text)
    {
        int[] parts = [.. text.Split('|').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        return new StormPlan(parts[0], parts[1], parts[2]);
    }

    /// <summary>The number of a row in the whole run.</summary>
    public long IdOf(int row) => ((long)Process * RowsPerProcess) + row;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Process}|{Rows}|{Pause}");
}
