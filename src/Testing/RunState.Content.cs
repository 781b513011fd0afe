using System.Text.Json.Nodes;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing;

/// <content>What a run has sent: lines and files.</content>
public sealed partial class RunState
{
    /// <summary>The rows of the run in the order of their line numbers.</summary>
    public IReadOnlyList<RunLine> History => Read(run => run.History.Snapshot());

    /// <summary>
    /// The ids of the processes that write the run together, in the order of their first requests; empty for a run with one writer.
    /// <see cref="History"/> then has the rows of all of them in the order in which they came, each with the step that the server gave it;
    /// system metrics and console lines stand one writer after the other.
    /// </summary>
    public IReadOnlyList<string> Writers => Read(run => run.Writers.Keys.ToArray());

    /// <summary>The rows of one of several writers, as it has sent and numbered them.</summary>
    /// <param name="writer">One of <see cref="Writers"/>.</param>
    /// <returns>The rows; none for an id that is no writer's.</returns>
    public IReadOnlyList<RunLine> WriterHistory(string writer) =>
        Read(run => run.Writers.TryGetValue(writer, out WriterData? data) ? data.History.Snapshot() : []);

    /// <summary>The samples of system metrics.</summary>
    public IReadOnlyList<RunLine> Events => Read(run => run.AllWriters.SelectMany(writer => writer.Events.Snapshot()).ToArray());

    /// <summary>The console lines as they were sent: JSON objects, or text with a prefix for old servers.</summary>
    public IReadOnlyList<RunLine> ConsoleLines => Read(run => run.AllWriters.SelectMany(writer => writer.Console.Snapshot()).ToArray());

    /// <summary>What the program wrote to its console, without times, labels and prefixes.</summary>
    public IReadOnlyList<string> ConsoleText => [.. ConsoleLines.Select(line => ConsoleLine.Content(line.Text))];

    /// <summary>The summary as it was sent last; <see langword="null"/> if it never was.</summary>
    public string? SummaryText => Read(run => run.Summary);

    /// <summary>
    /// The summary, a new tree each time, empty if none was sent. <c>NaN</c> and infinities are the strings <c>NaN</c>, <c>Infinity</c> and
    /// <c>-Infinity</c>.
    /// </summary>
    public JsonObject Summary => SummaryText is { } text && ExtendedJson.TryParseObject(text, out JsonObject? summary) ? summary : [];

    /// <summary>The files that have arrived, by their paths inside the run.</summary>
    public IReadOnlyDictionary<string, RunFile> Files => Read(run => new Dictionary<string, RunFile>(run.Files, StringComparer.Ordinal));

    /// <summary>The files that the client has reported as uploaded, in the order of the reports.</summary>
    public IReadOnlyList<string> Uploaded => Read(run => run.Uploaded.ToArray());

    /// <summary>The values of a metric over all rows that have a number under its key.</summary>
    /// <param name="key">The key, such as <c>train/loss</c>.</param>
    /// <returns>The numbers in the order of the rows, <c>NaN</c> and infinities included.</returns>
    public IReadOnlyList<double> Values(string key) => [.. History.Select(row => row.Value(key)).OfType<double>()];

    /// <summary>The number under a key of the summary.</summary>
    /// <param name="key">The key at the top of the summary.</param>
    /// <returns>The number, or <see langword="null"/> if there is none.</returns>
    public double? SummaryValue(string key) => ExtendedJson.Number(Summary[key]);
}
