using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Maps the types that a metric can have to the forms in which rows hold them.</summary>
internal static class MetricForms
{
    private const int DefaultBins = 64;
    private const int MaxBins = 512;

    /// <summary>The runtime's enum of what an attribute asks for.</summary>
    public enum Wish
    {
        Value,
        Name,
        Histogram,
    }

    /// <summary>The form of a metric's type that is not nullable; null when it is no single value.</summary>
    public static MetricForm? OfMetric(ITypeSymbol type) => Of(type) ?? type.SpecialType switch
    {
        SpecialType.System_Char => MetricForm.Char,
        SpecialType.System_DateTime => MetricForm.DateTime,
        SpecialType.None when IsInSystem(type) => type.Name switch
        {
            "TimeSpan" => MetricForm.TimeSpan,
            "DateTimeOffset" => MetricForm.DateTimeOffset,
            "Guid" => MetricForm.Guid,
            _ => null,
        },
        _ => null,
    };

    /// <summary>The form of a number, flag or text that is not nullable; null when the type is none.</summary>
    public static MetricForm? Of(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying } => Of(underlying),
        _ => type.SpecialType switch
        {
            SpecialType.System_Double => MetricForm.Double,
            SpecialType.System_Single => MetricForm.Single,
            SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64
                or SpecialType.System_IntPtr => MetricForm.Int64,
            SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64
                or SpecialType.System_UIntPtr => MetricForm.UInt64,
            SpecialType.System_Boolean => MetricForm.Boolean,
            SpecialType.System_String => MetricForm.String,
            SpecialType.System_Decimal => MetricForm.Decimal,
            SpecialType.None => OfLateNumber(type),
            _ => null,
        },
    };

    /// <summary>The type inside a <see cref="Nullable{T}"/>, or the type itself.</summary>
    public static ITypeSymbol Unwrap(ITypeSymbol type, out bool isNullable)
    {
        isNullable = type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        return isNullable ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
    }

    // Numbers that came after the compiler's list of special types.
    private static MetricForm? OfLateNumber(ITypeSymbol type) => IsInSystem(type)
        ? type.Name switch
        {
            "Half" => MetricForm.Half,
            "Int128" => MetricForm.Int128,
            "UInt128" => MetricForm.UInt128,
            _ => null,
        }
        : null;

    /// <summary>The number of bins that a histogram's attribute asks for; null, and the end of a sentence that says why, when it is no good one.</summary>
    public static int? Bins(AttributeData attribute, out string reason)
    {
        int bins = attribute.Named("Bins", DefaultBins);
        reason = $"is to be counted into {bins} bins, but a histogram has 1 to {MaxBins}";
        return bins is < 1 or > MaxBins ? null : bins;
    }

    private static bool IsInSystem(ITypeSymbol type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
