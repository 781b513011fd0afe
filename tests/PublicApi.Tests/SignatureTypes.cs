using System.Reflection;

namespace Instrument.PublicApi.Tests;

/// <summary>The types that the declaration of a type names.</summary>
internal static class SignatureTypes
{
    /// <summary>Base types, interfaces, constraints, and the types in the signatures of all visible members, taken apart.</summary>
    public static IReadOnlySet<Type> Of(Type type)
    {
        HashSet<Type> found = [];
        IEnumerable<Type?> named =
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetGenericArguments(),
            .. PublicApi.Members(type).SelectMany(Of),
        ];
        foreach (Type part in named.OfType<Type>())
            Add(part, found);
        return found;
    }

    private static IEnumerable<Type> Of(MemberInfo member) => member switch
    {
        MethodInfo method => [method.ReturnType, .. method.GetGenericArguments(), .. Types(method.GetParameters())],
        ConstructorInfo constructor => Types(constructor.GetParameters()),
        PropertyInfo property => [property.PropertyType, .. Types(property.GetIndexParameters())],
        FieldInfo field => [field.FieldType],
        EventInfo @event => [@event.EventHandlerType!],
        _ => [],
    };

    private static IEnumerable<Type> Types(ParameterInfo[] parameters) => parameters.Select(parameter => parameter.ParameterType);

    private static void Add(Type type, HashSet<Type> found)
    {
        if (!found.Add(type))
            return;
        if (type.GetElementType() is { } element)
            Add(element, found);
        foreach (Type argument in type.IsGenericParameter ? type.GetGenericParameterConstraints() : type.GetGenericArguments())
            Add(argument, found);
    }
}
