namespace Instrument.Generator.Model;

/// <summary>What one member says of a sweep: a call of the runtime's search space.</summary>
/// <remarks>Equality decides whether output is generated again: strings and equatable arrays only.</remarks>
/// <param name="Method">The method with its type argument, for example <c>LogUniform</c>.</param>
/// <param name="Key">The member's key.</param>
/// <param name="Arguments">The other arguments as code spells them.</param>
internal sealed record SweepParameterModel(string Method, string Key, EquatableArray<string> Arguments);
