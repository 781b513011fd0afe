namespace Instrument.Generator.Tests.Properties;

/// <summary>Flags up to the highest bit; <see cref="Scalars.EnumDeclarations"/> has them too.</summary>
[Flags]
internal enum Traits : ulong
{
    None = 0,
    Clip = 1,
    Decay = 2,
    Huge = 1UL << 63,
}
