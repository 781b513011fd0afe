using System.Text.Json;
using Instrument.Tool.Runs;

namespace Instrument.Tool.Display;

/// <summary>Everything that is shown of a run.</summary>
/// <param name="Run">What is known of it.</param>
/// <param name="Log">Full path of the log.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Notes">Its notes.</param>
/// <param name="Config">The config, without W&amp;B's own part.</param>
/// <param name="Summary">The summary.</param>
/// <param name="Metrics">The keys of its rows.</param>
/// <param name="Files">Its files.</param>
/// <param name="UnreadableParts">Places of the log that cannot be read.</param>
internal sealed record RunDetails(
    LocalRunInfo Run, string Log, IReadOnlyList<string> Tags, string? Notes, IReadOnlyDictionary<string, JsonElement> Config,
    IReadOnlyDictionary<string, JsonElement> Summary, IReadOnlyList<MetricDetails> Metrics, IReadOnlyList<string> Files, int UnreadableParts);

/// <summary>What is shown of one key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Count">How many rows have it.</param>
/// <param name="Last">Its last number; <see langword="null"/> if it has none, or none that is finite.</param>
/// <param name="Min">The smallest finite number.</param>
/// <param name="Max">The largest finite number.</param>
/// <param name="Sparkline">Its history as a line of characters; <see langword="null"/> without numbers.</param>
internal sealed record MetricDetails(string Key, long Count, double? Last, double? Min, double? Max, string? Sparkline);
