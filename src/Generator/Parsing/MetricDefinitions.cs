using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Reads what an attribute says about its metric.</summary>
internal static class MetricDefinitions
{
    /// <summary>The number of <c>NonFinitePolicy.Skip</c>.</summary>
    public const int SkipNonFinite = 1;

    /// <summary>The definition of a metric that is no number.</summary>
    public static MetricDefinitionModel Of(AttributeData attribute) => Of(attribute, MetricForm.String);

    /// <summary>The definition; a policy for NaN counts only where there can be one.</summary>
    public static MetricDefinitionModel Of(AttributeData attribute, MetricForm form) => attribute.NamedArguments.IsEmpty
        ? MetricDefinitionModel.Default
        : new MetricDefinitionModel(
            attribute.Named("Summary", 0),
            attribute.Named("Goal", 0),
            attribute.Named("Hidden", false),
            attribute.Named<string?>("Axis", null),
            attribute.Named("StepSync", true),
            form.IsFloating() ? attribute.Named("NonFinite", 0) : 0);
}
