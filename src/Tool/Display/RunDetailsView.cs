using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Instrument.Tool.Display;

/// <summary>Shows a run on a screen.</summary>
internal static class RunDetailsView
{
    private const int MaxTextLength = 60;

    /// <summary>Writes it.</summary>
    public static void Write(ToolHost host, RunDetails details)
    {
        TextWriter output = host.Output;
        output.WriteLine($"run:     {details.Run.Id}{(details.Run.Name is { } name ? $" ({name})" : "")}");
        output.WriteLine($"project: {(details.Run.Entity is { } entity ? entity + "/" : "")}{details.Run.Project}");
        output.WriteLine($"state:   {RunTable.Word(details.Run)}, started {RunTable.Time(details.Run.Started)}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"rows:    {details.Run.Rows:N0}, {(details.Run.Synced ? "all at the server" : $"{details.Run.Pending:N0} pending")}"));
        if (details.Tags.Count != 0)
            output.WriteLine($"tags:    {string.Join(", ", details.Tags)}");
        if (details.Notes is { } notes)
            output.WriteLine($"notes:   {Short(notes)}");
        output.WriteLine($"log:     {details.Log}");
        Write(host, "config", details.Config);
        // What clients keep there for themselves is in the JSON form.
        Write(host, "summary", details.Summary.Where(item => !item.Key.StartsWith('_')).ToDictionary(item => item.Key, item => item.Value));
        WriteMetrics(host, details.Metrics);
        if (details.Files.Count != 0)
            output.WriteLine($"files:   {string.Join(", ", details.Files)}");
        if (details.UnreadableParts != 0)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{details.UnreadableParts:N0} parts of the log cannot be read"));
    }

    private static void Write(ToolHost host, string title, IReadOnlyDictionary<string, JsonElement> items)
    {
        if (items.Count == 0)
            return;
        Spectre.Console.Table table = new() { Border = TableBorder.Simple };
        table.AddColumns(title, "value");
        foreach ((string key, JsonElement value) in items)
            table.AddRow(new Text(key), new Text(Short(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText())));
        host.ResultConsole().Write(table);
    }

    private static void WriteMetrics(ToolHost host, IReadOnlyList<MetricDetails> metrics)
    {
        if (metrics.Count == 0)
            return;
        Spectre.Console.Table table = new() { Border = TableBorder.Simple };
        table.AddColumns("metric", "history", "rows", "last", "min", "max");
        foreach (MetricDetails metric in metrics)
        {
            table.AddRow(
                new Text(metric.Key), new Text(metric.Sparkline ?? ""), new Text(metric.Count.ToString("N0", CultureInfo.InvariantCulture)),
                Number(metric.Last), Number(metric.Min), Number(metric.Max));
        }
        host.ResultConsole().Write(table);
    }

    private static Text Number(double? value) => new(value?.ToString("G6", CultureInfo.InvariantCulture) ?? "");

    private static string Short(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= MaxTextLength ? line : string.Concat(line.AsSpan(0, MaxTextLength - 1), "…");
    }
}
