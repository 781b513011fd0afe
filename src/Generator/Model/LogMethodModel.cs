namespace Instrument.Generator.Model;

/// <summary>A partial method whose parameters are metrics.</summary>
/// <remarks>Equality decides whether output is generated again: strings, flags and equatable arrays only.</remarks>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="DisplayName">The full name for messages, for example <c>MyApp.Validation.LogValidation</c>.</param>
/// <param name="Type">The type of the method.</param>
/// <param name="Signature">The method's declaration as code spells it, without default values.</param>
/// <param name="Run">The expression for the run.</param>
/// <param name="Step">The expression for the step.</param>
/// <param name="Commit">The expression that says whether the step ends; null when the method leaves it open.</param>
/// <param name="Members">The metrics in schema order.</param>
internal sealed record LogMethodModel(
    string HintName,
    string DisplayName,
    PartialTypeModel Type,
    string Signature,
    string Run,
    string Step,
    string? Commit,
    EquatableArray<MetricMemberModel> Members) : MetricSourceModel(HintName);
