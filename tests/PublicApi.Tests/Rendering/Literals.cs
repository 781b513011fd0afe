using System.Globalization;

namespace Instrument.PublicApi.Tests.Rendering;

/// <summary>Constant values as C# writes them.</summary>
internal static class Literals
{
    /// <summary>The value of a constant, a default or an attribute's argument of the given type.</summary>
    public static string Of(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        char character => $"'{character}'",
        bool flag => flag ? "true" : "false",
        Type named => $"typeof({TypeNames.Of(named)})",
        _ when type.IsEnum => OfEnum(Enum.ToObject(type, value)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string OfEnum(object value)
    {
        string type = TypeNames.Of(value.GetType());
        return string.Join(" | ", value.ToString()!.Split(", ").Select(name => $"{type}.{name}"));
    }
}
