namespace Instrument.Sweeps;

/// <summary>What a server tells an agent to do (docs/wire/sdk-surface.md §10.3).</summary>
internal enum SweepCommandKind
{
    /// <summary>Start a run.</summary>
    Run,

    /// <summary>Start a run again under its id.</summary>
    Resume,

    /// <summary>Stop a run.</summary>
    Stop,

    /// <summary>Stop all runs and end.</summary>
    Exit,
}
