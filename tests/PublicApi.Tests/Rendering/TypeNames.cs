using System.Reflection;

namespace Instrument.PublicApi.Tests.Rendering;

/// <summary>
/// Types as C# writes them, with the nullability of references. A type parameter without constraints has a question mark, since
/// its argument may be nullable.
/// </summary>
internal static class TypeNames
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
    };

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, Nullability.Create(parameter));

    public static string Of(PropertyInfo property) => Of(property.PropertyType, Nullability.Create(property));

    public static string Of(FieldInfo field) => Of(field.FieldType, Nullability.Create(field));

    public static string Of(EventInfo @event) => Of(@event.EventHandlerType!, Nullability.Create(@event));

    /// <summary>The type's own name with its type parameters, without the types around it.</summary>
    public static string OfDeclaration(Type type)
    {
        int inherited = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        return SimpleName(type) + Arguments([.. type.GetGenericArguments().Skip(inherited).Select(argument => Variance(argument) + argument.Name)]);
    }

    /// <summary>The type where no nullability is known.</summary>
    public static string Of(Type type) => Of(type, null);

    private static string Of(Type type, NullabilityInfo? info)
    {
        if (type.HasElementType)
        {
            string element = Of(type.GetElementType()!, type.IsArray ? info?.ElementType : info);
            string suffix = type.IsArray ? $"[{new string(',', type.GetArrayRank() - 1)}]" : type.IsPointer ? "*" : "";
            return element + suffix + (type.IsArray ? Mark(info) : "");
        }
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying, null) + "?";
        return Name(type, info) + (type.IsValueType ? "" : Mark(info));
    }

    private static string Name(Type type, NullabilityInfo? info)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
            return keyword;
        if (type.IsGenericParameter)
            return type.Name;
        Type[] arguments = type.GetGenericArguments();
        NullabilityInfo[]? known = info?.GenericTypeArguments.Length == arguments.Length ? info.GenericTypeArguments : null;
        string name = SimpleName(type) + Arguments([.. arguments.Select((argument, index) => Of(argument, known?[index]))]);
        return type.DeclaringType is { IsGenericType: false } outer ? $"{Of(outer)}.{name}" : name;
    }

    private static string Variance(Type parameter) => (parameter.GenericParameterAttributes & GenericParameterAttributes.VarianceMask) switch
    {
        GenericParameterAttributes.Covariant => "out ",
        GenericParameterAttributes.Contravariant => "in ",
        _ => "",
    };

    private static string SimpleName(Type type) => type.Name.Split('`')[0];

    private static string Arguments(string[] names) => names.Length == 0 ? "" : $"<{string.Join(", ", names)}>";

    private static string Mark(NullabilityInfo? info) => info is { ReadState: NullabilityState.Nullable } or { WriteState: NullabilityState.Nullable } ? "?" : "";
}
