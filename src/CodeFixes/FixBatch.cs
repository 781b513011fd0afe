namespace Instrument.CodeFixes;

/// <summary>What the remedies that are done together must know of each other, over all documents.</summary>
internal sealed class FixBatch
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<Remedy> _chosen = [];

    /// <summary>The remedies that were chosen for the document before, which are tried along with the next one.</summary>
    public IReadOnlyList<Remedy> Chosen => _chosen;

    /// <summary>Whether no other remedy has taken that name, of a type or in a place; it is taken then.</summary>
    public bool Claim(string name) => _names.Add(name);

    public void Choose(Remedy remedy) => _chosen.Add(remedy);

    /// <summary>Begins another document. Names stay taken.</summary>
    public void StartDocument() => _chosen.Clear();
}
