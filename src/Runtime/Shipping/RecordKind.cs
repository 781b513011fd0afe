namespace Instrument.Shipping;

/// <summary>What a record of the log is about: its field number in <c>records.proto</c>.</summary>
internal enum RecordKind
{
    /// <summary>Nothing that this library knows.</summary>
    Unknown = 0,

    /// <summary>A row.</summary>
    History = 2,

    /// <summary>A change of the summary.</summary>
    Summary = 3,

    /// <summary>Console text.</summary>
    Output = 4,

    /// <summary>A change of the config.</summary>
    Config = 5,

    /// <summary>Files to upload.</summary>
    Files = 6,

    /// <summary>A sample of system metrics.</summary>
    Stats = 7,

    /// <summary>An artifact.</summary>
    Artifact = 8,

    /// <summary>A message to the user.</summary>
    Alert = 10,

    /// <summary>Features used.</summary>
    Telemetry = 11,

    /// <summary>A metric's definition.</summary>
    Metric = 12,

    /// <summary>Console text as it was written.</summary>
    OutputRaw = 13,

    /// <summary>The run.</summary>
    Run = 17,

    /// <summary>The end of the run.</summary>
    Exit = 18,

    /// <summary>The announcement that the process may be taken away.</summary>
    Preempting = 23,

    /// <summary>Use of an artifact.</summary>
    UseArtifact = 25,

    /// <summary>Program and machine.</summary>
    Environment = 26,

    /// <summary>Lines for the console's file.</summary>
    OutputLogger = 27,
}
