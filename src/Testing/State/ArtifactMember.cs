namespace Instrument.Testing.State;

/// <summary>A version as a member of a collection, with its number there.</summary>
internal sealed record ArtifactMember(ArtifactCollectionData Collection, int Index)
{
    public ArtifactVersion Version => Collection.Members[Index];

    public IEnumerable<string> Aliases => Collection.Aliases.Where(alias => alias.Value == Index).Select(alias => alias.Key).Order(StringComparer.Ordinal);
}
