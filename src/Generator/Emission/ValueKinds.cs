using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>What the forms of values are in a row: the runtime's <c>MetricKind</c>.</summary>
internal static class ValueKinds
{
    /// <summary>The name of the kind.</summary>
    public static string Of(MetricForm form) => form switch
    {
        _ when form.IsText() => "String",
        MetricForm.TimeSpan => "Double",
        _ => form.ToString(),
    };
}
