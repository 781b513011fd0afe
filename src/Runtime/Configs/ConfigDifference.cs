namespace Instrument;

/// <summary>One value that differs between two configs.</summary>
/// <param name="Path">Where the value is, for example <c>optimizer.beta1</c> or <c>layers[2].size</c>.</param>
/// <param name="Old">The first config's value as JSON; <see langword="null"/> when only the other one has the key.</param>
/// <param name="New">The second config's value as JSON; <see langword="null"/> when only the other one has the key.</param>
public sealed record ConfigDifference(string Path, string? Old, string? New)
{
    /// <summary>The path and both values, for example <c>optimizer.beta1: 0.9 → 0.95</c>.</summary>
    public override string ToString() => $"{Path}: {Old ?? "(none)"} → {New ?? "(none)"}";
}
