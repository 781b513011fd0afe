namespace Instrument.Shipping.Documents;

/// <summary>What a shipped row differs in from the row of the log.</summary>
internal sealed record HistoryLineOptions
{
    /// <summary>Added to each <c>_step</c>: where a run that is continued was left.</summary>
    public long StepOffset { get; init; }

    /// <summary>Whether <c>_step</c> is left out, for a server that counts the steps of several writers (docs/wire/online.md §6).</summary>
    public bool OmitStep { get; init; }
}
