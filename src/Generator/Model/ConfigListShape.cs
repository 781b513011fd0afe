namespace Instrument.Generator.Model;

/// <summary>How a list is walked without allocating, where its type allows that.</summary>
internal enum ConfigListShape
{
    /// <summary>Its enumerator is a struct, or it is an array, or nothing better is known.</summary>
    Enumerated,

    /// <summary>An interface with an indexer, whose enumerator would be allocated.</summary>
    Indexed,

    /// <summary>An immutable array, which may be uninitialized.</summary>
    ImmutableArray,
}
