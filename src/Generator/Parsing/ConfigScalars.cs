using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Maps the types that are written as one number, flag or text to the runtime's parsers.</summary>
internal static class ConfigScalars
{
    /// <summary>The parser and the cast that the writer needs, if any; null when the type is not supported.</summary>
    public static (string Parser, string Cast)? Of(INamedTypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Char)
            return ("Char", "");
        return MetricForms.Of(type) is { } form ? (Parser(type, form), Cast(type, form)) : OfText(type);
    }

    private static string Parser(INamedTypeSymbol type, MetricForm form) => form switch
    {
        MetricForm.Double or MetricForm.Single or MetricForm.Half => $"Floating<{type.GlobalName()}>",
        MetricForm.Boolean or MetricForm.String or MetricForm.Decimal => form.ToString(),
        _ => $"Integer<{type.GlobalName()}>",
    };

    // The writer has overloads for the widest integers only.
    private static string Cast(INamedTypeSymbol type, MetricForm form) => form switch
    {
        MetricForm.Int64 when type.SpecialType != SpecialType.System_Int64 => "long",
        MetricForm.UInt64 when type.SpecialType != SpecialType.System_UInt64 => "ulong",
        _ => "",
    };

    // Parsers are named after these types.
    private static (string Parser, string Cast)? OfText(INamedTypeSymbol type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }, Arity: 0 }
        && type.Name is "TimeSpan" or "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "Guid" or "Uri" or "Version"
            ? (type.Name, "")
            : null;
}
