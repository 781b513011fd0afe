namespace Instrument.Testing.GraphQL.Language;

/// <summary>A type as GraphQL text names it: a name, a list, or either of them without null.</summary>
internal sealed record TypeReference(string? Name, TypeReference? Item, bool IsNonNull)
{
    /// <summary>The name inside all lists.</summary>
    public string NamedType => Name ?? Item!.NamedType;

    /// <summary>The same type, null allowed.</summary>
    public TypeReference Nullable => this with { IsNonNull = false };

    /// <summary>Whether every value of this type is also one of the other.</summary>
    public bool Fits(TypeReference other) =>
        (IsNonNull || !other.IsNonNull)
        && Name == other.Name
        && (Item is null) == (other.Item is null)
        && (Item is null || Item.Fits(other.Item!));

    public override string ToString() => (Name ?? $"[{Item}]") + (IsNonNull ? "!" : "");
}
