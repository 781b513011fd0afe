using FsCheck;

namespace Instrument.Generator.Tests.Properties;

/// <summary>A random type that a config's member can have.</summary>
/// <param name="Code">The type in C#.</param>
/// <param name="Values">Random values of it.</param>
/// <param name="Declarations">The declarations that the type needs.</param>
internal sealed record SampleType(string Code, Gen<Sample> Values, params string[] Declarations)
{
    /// <summary>Whether null stands for a value already.</summary>
    public bool CanBeNull => Code.EndsWith('?');

    /// <summary>Whether NaN, which is written as null, is among the values.</summary>
    public bool HasNaN { get; init; }

    /// <summary>The type with null.</summary>
    public SampleType OrNull(Gen<Sample> values) => this with { Code = Code + "?", Values = values };
}
