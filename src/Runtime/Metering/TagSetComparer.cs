using System.Diagnostics.CodeAnalysis;

namespace Instrument.Metering;

/// <summary>Compares tags whatever their order, and looks those of a measurement up without copying them.</summary>
internal sealed class TagSetComparer : IEqualityComparer<TagSet>, IAlternateEqualityComparer<ReadOnlySpan<KeyValuePair<string, object?>>, TagSet>
{
    public static TagSetComparer Instance { get; } = new();

    public TagSet Create(ReadOnlySpan<KeyValuePair<string, object?>> alternate) => new(alternate);

    public bool Equals(TagSet? x, TagSet? y) => x is not null && y is not null && Equals(x.Tags, y);

    public bool Equals(ReadOnlySpan<KeyValuePair<string, object?>> alternate, TagSet other) =>
        alternate.Length == other.Tags.Length && Holds(other.Tags, alternate) && Holds(alternate, other.Tags);

    public int GetHashCode([DisallowNull] TagSet obj) => GetHashCode(obj.Tags);

    public int GetHashCode(ReadOnlySpan<KeyValuePair<string, object?>> alternate)
    {
        // A sum does not depend on the order.
        int hash = alternate.Length;
        foreach ((string name, object? value) in alternate)
            hash += HashCode.Combine(name, value);
        return hash;
    }

    private static bool Holds(ReadOnlySpan<KeyValuePair<string, object?>> all, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach ((string name, object? value) in tags)
        {
            bool found = false;
            foreach ((string otherName, object? otherValue) in all)
                found |= name == otherName && Equals(value, otherValue);
            if (!found)
                return false;
        }
        return true;
    }
}
