namespace Instrument.Tool.Sweeps;

/// <summary>A sweep in the output of <c>instrument sweep</c>.</summary>
internal sealed record SweepInfo(string Id, string? Entity, string Project, string? Url, string? State, IReadOnlyList<string> Warnings);

/// <summary>What <c>instrument agent</c> did.</summary>
internal sealed record AgentInfo(string Sweep, string End, IReadOnlyList<AgentTrial> Trials);

/// <summary>A trial of an agent.</summary>
internal sealed record AgentTrial(string Run, string Outcome);
