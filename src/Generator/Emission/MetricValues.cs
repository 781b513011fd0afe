using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>What stands between reading a single value and writing it.</summary>
internal static class MetricValues
{
    /// <summary>The number of <c>NonFinitePolicy.Skip</c>.</summary>
    public const int SkipNonFinite = 1;

    /// <summary>The number of <c>NonFinitePolicy.Throw</c>.</summary>
    public const int ThrowNonFinite = 2;

    /// <summary>
    /// The cast that a value needs, or nothing. Enums need one to their number; a value that a null group around it makes optional needs the
    /// writer's nullable overload.
    /// </summary>
    public static string Cast(MetricValueModel value)
    {
        bool isNullable = value.IsNullable || value.IsOptional;
        // Text and names have a nullable overload only, or one that fits by itself.
        if (value.Form.IsText() || (!value.IsEnum && value.IsNullable == isNullable))
            return "";
        return $"({TypeName(value.Form)}{(isNullable ? "?" : "")})";
    }

    private static string TypeName(MetricForm form) => form switch
    {
        MetricForm.Double => "double",
        MetricForm.Single => "float",
        MetricForm.Int64 => "long",
        MetricForm.UInt64 => "ulong",
        MetricForm.Boolean => "bool",
        MetricForm.Decimal => "decimal",
        _ => $"global::System.{form}",
    };
}
