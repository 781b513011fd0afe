namespace Instrument.Http.GraphQl;

/// <summary>Some lines of a run's history.</summary>
/// <param name="Lines">The lines in the order of their steps, as W&amp;B's extended JSON.</param>
internal sealed record HistoryPage(IReadOnlyList<string> Lines);
