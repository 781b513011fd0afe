namespace Instrument;

/// <summary>A span of a trace: a piece of work with a beginning and an end, and the pieces that it is made of.</summary>
public sealed class TraceSpan
{
    /// <summary>A span.</summary>
    /// <param name="name">Its name, for example that of a model or a tool.</param>
    public TraceSpan(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>An id. Default: none.</summary>
    public string? SpanId { get; init; }

    /// <summary>What it does. Default: not said.</summary>
    public TraceSpanKind? Kind { get; init; }

    /// <summary>When it began; W&amp;B keeps milliseconds. Default: not known.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>When it ended; W&amp;B keeps milliseconds. Default: not known.</summary>
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>How it ended. Default: not said.</summary>
    public TraceStatus? Status { get; set; }

    /// <summary>What is to be said of how it ended, for example an error. Default: nothing.</summary>
    public string? StatusMessage { get; set; }

    /// <summary>Further values, for example settings of a model. Default: none.</summary>
    public IReadOnlyDictionary<string, object?>? Attributes { get; set; }

    /// <summary>What went in and what came out, once or several times.</summary>
    public IList<TraceResult> Results { get; } = [];

    /// <summary>The spans that this one is made of, in the order in which they are shown.</summary>
    public IList<TraceSpan> Children { get; } = [];
}
