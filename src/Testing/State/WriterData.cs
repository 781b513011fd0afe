namespace Instrument.Testing.State;

/// <summary>What one writer of a run has sent: its own lines, which it numbers from 0. Only to be touched under the gate of <see cref="ServerState"/>.</summary>
internal sealed class WriterData
{
    public LineStore History { get; } = new();

    public LineStore Events { get; } = new();

    public LineStore Console { get; } = new();

    /// <summary>The body of the newest file_stream request that was applied: its repetition is no new request.</summary>
    public byte[]? LastStreamBody { get; set; }

    /// <summary>Whether this writer has ended the run: nothing may follow from it.</summary>
    public bool HasEndedRun { get; set; }

    public LineStore? Lines(string file) => file switch
    {
        "wandb-history.jsonl" => History,
        "wandb-events.jsonl" => Events,
        "output.log" => Console,
        _ => null,
    };
}
