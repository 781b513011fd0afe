namespace Instrument.Generator.Tests.Properties;

/// <summary>An enum whose numbers have gaps and signs; <see cref="Scalars.EnumDeclarations"/> has it too.</summary>
internal enum Phase : short
{
    Warmup,
    Main = 7,
    Last = -1,
}
