namespace Instrument.Testing;

/// <summary>Which rule of the protocol a request broke (docs/wire/online.md §9).</summary>
public enum ViolationKind
{
    /// <summary>The server has no such address, or not for this method.</summary>
    Route,

    /// <summary>A header is missing, has a wrong value, or does not belong there.</summary>
    Header,

    /// <summary>Credentials are missing where they belong, are there where they do not, or have another form than W&amp;B's.</summary>
    Credentials,

    /// <summary>The API key is in a body.</summary>
    Secret,

    /// <summary>The body is not what the address takes: no JSON, unknown or contradictory members.</summary>
    Body,

    /// <summary>A GraphQL document or its variables break the schema, or the reference does not list them.</summary>
    Document,

    /// <summary>A name breaks the rules for runs, projects, tags or files.</summary>
    Name,

    /// <summary>A request is about a run that was never created.</summary>
    UnknownRun,

    /// <summary>Lines leave a gap, or give a line that is there another text.</summary>
    Offset,

    /// <summary>A line is not what its file holds.</summary>
    Line,

    /// <summary>A step is missing, or not above the one before it.</summary>
    Step,

    /// <summary>A line or a request is too large.</summary>
    Size,

    /// <summary>A run has ended, and yet a request adds to it.</summary>
    AfterComplete,

    /// <summary>Two file_stream requests of one run are under way at the same time.</summary>
    Concurrency,

    /// <summary>An upload breaks the conditions of its address, or is reported without having arrived.</summary>
    Upload,

    /// <summary>The server itself failed: a bug in this package, or an exception of a <see cref="FaultRule.When"/>.</summary>
    Internal,

    /// <summary>A request breaks a rule for artifacts: a name, a digest, the order of the steps, a version that is not whole.</summary>
    Artifact,

    /// <summary>A request breaks a rule for sweeps: a config that is none, a state of runs that is none.</summary>
    Sweep,
}
