namespace Instrument.Generator.Tests.Properties;

/// <summary>A member of a random metrics type, with its value in each row.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Type">Its type in C#.</param>
/// <param name="Key">Its key, below the prefix of its type.</param>
/// <param name="Attribute">The text between the brackets.</param>
/// <param name="IsField">Whether it is a field where its type can have one.</param>
/// <param name="Rows">The values.</param>
/// <param name="Group">The metrics type that the member holds; null for a member that is a value itself.</param>
internal sealed record MetricMember(
    string Name, string Type, string Key, string Attribute, bool IsField, IReadOnlyList<Sample> Rows, MetricTypeCase? Group = null)
{
    public string Declaration => $"[{Attribute}] public {Type} {Name}{(IsField ? ";" : " { get; set; }")}";

    public string Parameter => $"[property: {Attribute}] {Type} {Name}";

    /// <summary>The same member with a simpler type in it.</summary>
    public IEnumerable<MetricMember> Shrink() => Group is null
        ? []
        : Group.Shrink().Select(group => group.InMember(this, Rows.Select(row => row.Code == "null").ToArray()));
}
