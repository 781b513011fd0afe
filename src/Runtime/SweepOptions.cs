namespace Instrument;

/// <summary>What a sweep looks for, how, and for how long. The search space comes from a config's attributes or a <see cref="SweepSpace"/>.</summary>
public sealed class SweepOptions
{
    /// <summary>How the values of the next trial are picked. Default: at random.</summary>
    public SweepMethod Method { get; init; }

    /// <summary>The metric that the sweep looks at, such as <c>val/loss</c>; trials log it. Needed for Bayes and for early stopping. Default: none.</summary>
    public string? Metric { get; init; }

    /// <summary>Which direction of the metric is better. Default: smaller.</summary>
    public MetricGoal Goal { get; init; }

    /// <summary>The sweep ends when the metric has reached it. Default: it does not.</summary>
    public double? Target { get; init; }

    /// <summary>Stops trials early that do badly. Default: none is.</summary>
    public Hyperband? EarlyStop { get; init; }

    /// <summary>The most trials that the sweep gives out, above 0. Default: no limit.</summary>
    public int? RunCap { get; init; }

    /// <summary>The name that people see. Default: the server makes one up.</summary>
    public string? Name { get; init; }

    /// <summary>Free text about the sweep.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// What <c>instrument agent</c> starts for a trial. Not needed where trials are functions of this program. Default: none.
    /// </summary>
    public string? Program { get; init; }

    /// <summary>
    /// The words with which <c>instrument agent</c> starts the program, with macros such as <c>${program}</c> and <c>${args}</c>. Default:
    /// those of the agent.
    /// </summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>Ids of runs of the project from which the sweep may learn, as if they were trials of its own. Default: none.</summary>
    public IReadOnlyList<string> PriorRuns { get; init; } = [];

    /// <summary>
    /// The server, project and entity of the sweep, and how runs of its trials are started. Ids of runs are the server's. Default: those of
    /// the environment, as for any run.
    /// </summary>
    public RunOptions RunOptions { get; init; } = new();
}
