using System.Runtime.CompilerServices;
using Instrument.Benchmarks.Subjects;

namespace Instrument.Benchmarks.Gate;

/// <summary>The loop that figures about <c>Log</c> measure.</summary>
internal static class LogBurst
{
    /// <summary>Logs the same row several times.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Log(Run run, Row8 row, int rows)
    {
        for (int i = 0; i < rows; i++)
            run.Log(row);
    }

    /// <summary>Logs rows in turn.</summary>
    /// <param name="run">The run.</param>
    /// <param name="rows">The rows; a power of two of them.</param>
    /// <param name="count">How many calls.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LogInTurn(Run run, Row8[] rows, int count)
    {
        for (int i = 0; i < count; i++)
            run.Log(rows[i & (rows.Length - 1)]);
    }
}
