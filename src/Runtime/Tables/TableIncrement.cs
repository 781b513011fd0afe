namespace Instrument.Tables;

/// <summary>The place of a part among the parts of an incremental table.</summary>
/// <param name="Number">Counted from 0.</param>
/// <param name="PreviousPaths">The addresses of the parts before it, oldest first.</param>
internal sealed record TableIncrement(int Number, IReadOnlyList<string> PreviousPaths)
{
    /// <summary>The part that follows.</summary>
    /// <param name="path">The address of this one.</param>
    public TableIncrement Next(string path) => new(Number + 1, [.. PreviousPaths, path]);
}
