namespace Instrument.Generator.Model;

/// <summary>A partial type that gets a generated part.</summary>
/// <param name="Namespace">The namespace as code spells it; empty for the global one.</param>
/// <param name="Declarations">The declarations from the outermost type to this one, for example <c>partial record Train</c>.</param>
internal sealed record PartialTypeModel(string Namespace, EquatableArray<string> Declarations);
