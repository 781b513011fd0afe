namespace Instrument.Generator.Model;

/// <summary>The named arguments that all metric attributes have; enums as their numbers.</summary>
internal sealed record MetricDefinitionModel(int Summary, int Goal, bool Hidden, string? Axis, bool StepSync, int NonFinite)
{
    public static MetricDefinitionModel Default { get; } = new(Summary: 0, Goal: 0, Hidden: false, Axis: null, StepSync: true, NonFinite: 0);
}
