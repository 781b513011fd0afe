namespace Instrument.Generator.Model;

/// <summary>How code gets a span of numbers, or of what holds them, from a member.</summary>
/// <param name="Shape">The kind of the member's type.</param>
/// <param name="ElementType">The type of the elements as code spells it.</param>
/// <param name="IsNullable">Whether the member's type is a <see cref="Nullable{T}"/>.</param>
internal sealed record NumbersModel(NumbersShape Shape, string ElementType, bool IsNullable);

/// <summary>The kinds of types that hold numbers one behind the other.</summary>
internal enum NumbersShape
{
    /// <summary>An array or span: the language converts it.</summary>
    Span,

    /// <summary>A <c>Memory</c> or <c>ReadOnlyMemory</c>.</summary>
    Memory,

    /// <summary>A <c>List</c>.</summary>
    List,

    /// <summary>An <c>ImmutableArray</c>.</summary>
    ImmutableArray,
}
