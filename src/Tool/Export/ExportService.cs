using Instrument.Reading;

namespace Instrument.Tool.Export;

/// <summary>Writes a run's rows in another format. No more than one row is in memory.</summary>
internal static class ExportService
{
    /// <summary>The key that every row has.</summary>
    public const string Step = "_step";

    // What W&B adds to a row comes first, in this order.
    private static readonly string[] First = [Step, "_runtime", "_timestamp"];

    /// <summary>The columns: those that were asked for after the step, or all.</summary>
    /// <exception cref="ToolException">The runs have no such key.</exception>
    public static IReadOnlyList<string> Columns(IReadOnlyList<RunReader> logs, IReadOnlyList<string> wanted)
    {
        HashSet<string> known = [.. logs.SelectMany(log => log.Keys.Keys)];
        if (wanted.FirstOrDefault(key => !known.Contains(key)) is { } missing)
            throw new ToolException(ExitCode.Usage, $"the run has no key '{missing}'. 'instrument show' lists its keys.");
        return wanted.Count != 0
            ? [Step, .. wanted.Where(key => key != Step).Distinct(StringComparer.Ordinal)]
            : [.. First.Where(key => key == Step || known.Contains(key)), .. known.Except(First).Order(StringComparer.Ordinal)];
    }

    /// <summary>Writes the rows.</summary>
    /// <param name="logs">The run's logs, the oldest first.</param>
    /// <param name="wanted">Keys: rows that have none of them are left out. Empty for all.</param>
    /// <param name="exporter">The format.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    public static void Write(IReadOnlyList<RunReader> logs, IReadOnlyList<string> wanted, IRowExporter exporter, CancellationToken cancellation)
    {
        RowFilter filter = new() { Keys = wanted.Count == 0 ? null : wanted };
        exporter.Begin();
        foreach (HistoryRow row in logs.SelectMany(log => log.ReadRows(filter)))
        {
            cancellation.ThrowIfCancellationRequested();
            exporter.Write(row);
        }
        exporter.End();
    }
}
