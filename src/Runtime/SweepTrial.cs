namespace Instrument;

/// <summary>How a trial of a sweep ended.</summary>
/// <param name="RunId">The id of its run.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Error">The exception of a trial that failed by one.</param>
public sealed record SweepTrial(string RunId, SweepTrialOutcome Outcome, Exception? Error = null);
