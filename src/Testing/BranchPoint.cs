namespace Instrument.Testing;

/// <summary>Where a run was forked from, or rewound to (docs/wire/online.md §2.7).</summary>
/// <param name="RunId">The run that it goes on from.</param>
/// <param name="Step">The last step that it keeps.</param>
public sealed record BranchPoint(string RunId, double Step);
