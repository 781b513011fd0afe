using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Finds out how values of a type are written into cells of a table, and what the type of their column is.</summary>
internal static class TableCells
{
    private const string Number = "Number";
    private const string Text = "String";

    /// <summary>How a value of the type is written, and its column type if that is known; null when the type is not supported.</summary>
    public static (TableCellModel Cell, string? Type)? Parse(ITypeSymbol declared)
    {
        ITypeSymbol type = MetricForms.Unwrap(declared, out bool isNullable);
        if (type is IArrayTypeSymbol { Rank: 1 } array)
            return List(array.ElementType, isImmutableArray: false);
        if (type is not INamedTypeSymbol named)
            return null;
        if (named.TypeKind == TypeKind.Enum)
            return (new TableValueModel(isNullable, "", IsName: true), Text);
        if (MetricForms.Of(named) is { } form)
            return (new TableValueModel(isNullable, Cast(named, form), IsName: false), TypeOf(form));
        if (OfSystem(named) is { } columnType)
            return (new TableValueModel(isNullable, "", IsName: false), columnType);
        if (IsMedia(named))
            return (new TableValueModel(false, "", IsName: false), null);
        return named.TypeArguments.Length == 1 && ConfigCollections.List(named) is var (shape, _)
            ? List(named.TypeArguments[0], shape == ConfigListShape.ImmutableArray)
            : null;
    }

    private static (TableCellModel Cell, string? Type)? List(ITypeSymbol element, bool isImmutableArray)
    {
        if (Parse(element) is not var (cell, type))
            return null;
        // Lists with gaps have another type than those without, which is found from the cells.
        bool isKnown = type is not null && element.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T;
        return (new TableListModel(isImmutableArray, cell), isKnown ? $"ListOf(global::Instrument.ColumnType.{type})" : null);
    }

    private static string TypeOf(MetricForm form) => form switch
    {
        MetricForm.Boolean => "Boolean",
        MetricForm.String => Text,
        _ => Number,
    };

    // The writer has overloads for the widest integers only.
    private static string Cast(INamedTypeSymbol type, MetricForm form) => form switch
    {
        MetricForm.Int64 when type.SpecialType != SpecialType.System_Int64 => "long",
        MetricForm.UInt64 when type.SpecialType != SpecialType.System_UInt64 => "ulong",
        _ => "",
    };

    private static string? OfSystem(INamedTypeSymbol type)
    {
        if (type is not { ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }, Arity: 0 })
            return null;
        return type.Name switch
        {
            "Char" or "Guid" or "Uri" => Text,
            "DateTime" or "DateTimeOffset" or "DateOnly" => "Timestamp",
            "TimeSpan" => Number,
            _ => null,
        };
    }

    private static bool IsMedia(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "WandbValue", ContainingType: null, ContainingNamespace: { Name: "Instrument", ContainingNamespace.IsGlobalNamespace: true } })
                return type.Name is not ("Table" or "Chart");
        }
        return false;
    }
}
