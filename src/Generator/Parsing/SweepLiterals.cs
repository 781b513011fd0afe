using System.Globalization;
using Instrument.Generator.Emission;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Spells a choice of a sweep as the member's config is written, if it fits the member.</summary>
internal static class SweepLiterals
{
    /// <summary>The value as code spells it; null when the member cannot hold it.</summary>
    public static string? Of(TypedConstant value, ConfigValueModel member, ITypeSymbol type)
    {
        if (value.Kind == TypedConstantKind.Error)
            return null;
        if (value.IsNull)
            return member.IsNullable ? "null" : null;
        return member switch
        {
            ConfigEnumModel => SymbolEqualityComparer.Default.Equals(value.Type, type) ? EnumName(value) : null,
            ConfigScalarModel scalar when value.Kind == TypedConstantKind.Primitive => Scalar(value.Value!, scalar, type.SpecialType),
            _ => null,
        };
    }

    private static string? Scalar(object value, ConfigScalarModel member, SpecialType type)
    {
        if (IsFloating(member))
            return value is bool or char or string ? null : Floating(Convert.ToDouble(value, CultureInfo.InvariantCulture));
        if (IsInteger(member))
            return Whole(value, type);
        return member.Parser switch
        {
            "Boolean" => value is bool flag ? CodeText.Flag(flag) : null,
            "Char" => value is char character ? CodeText.Quote(character.ToString()) : null,
            _ => value is string text ? CodeText.Quote(text) : null,
        };
    }

    /// <summary>Whether the member holds numbers with fractions.</summary>
    public static bool IsFloating(ConfigScalarModel member) =>
        member.Parser is "Decimal" or "TimeSpan" || member.Parser.StartsWith("Floating<", StringComparison.Ordinal);

    /// <summary>Whether the member holds whole numbers.</summary>
    public static bool IsInteger(ConfigScalarModel member) => member.Parser.StartsWith("Integer<", StringComparison.Ordinal);

    /// <summary>A number as code spells it, or null for one that is not finite.</summary>
    public static string? Floating(double value) =>
        double.IsNaN(value) || double.IsInfinity(value) ? null : value.ToString("R", CultureInfo.InvariantCulture) + "d";

    private static string? Whole(object value, SpecialType type)
    {
        if (value is bool or char or string or float or double)
            return null;
        decimal number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
        (decimal min, decimal max) = SweepNumberRange.Of(type);
        if (number < min || number > max)
            return null;
        string digits = number.ToString(CultureInfo.InvariantCulture);
        return number > long.MaxValue ? digits + "UL" : number is > int.MaxValue or < int.MinValue ? digits + "L" : digits;
    }

    // The config is written with names, so a sweep gives names too.
    private static string? EnumName(TypedConstant value)
    {
        foreach (ISymbol member in value.Type!.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, value.Value))
                return CodeText.Quote(field.Name);
        }
        return null;
    }
}
