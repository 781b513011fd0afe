using System.Reflection;

namespace Instrument.PublicApi.Tests.Documentation;

/// <summary>The names under which the compiler writes documentation, such as <c>M:Instrument.Run.Finish(System.Int32)</c>.</summary>
internal static class DocumentationId
{
    public static string Of(MemberInfo member) => member switch
    {
        Type type => $"T:{Name(type)}",
        FieldInfo field => $"F:{Prefix(field)}{field.Name}",
        EventInfo @event => $"E:{Prefix(@event)}{@event.Name}",
        PropertyInfo property => $"P:{Prefix(property)}{property.Name}{List(property.GetIndexParameters())}",
        MethodBase method => $"M:{Prefix(method)}{method.Name.Replace('.', '#')}{Arity(method)}{List(method.GetParameters())}{Conversion(method)}",
        _ => throw new ArgumentException($"{member} is no member that has documentation.", nameof(member)),
    };

    private static string Prefix(MemberInfo member) => Name(member.DeclaringType!) + ".";

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private static string Arity(MethodBase method) => method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "";

    private static string List(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(parameter => Reference(parameter.ParameterType)))})";

    private static string Conversion(MethodBase method) =>
        method is MethodInfo { Name: "op_Implicit" or "op_Explicit" } operation ? $"~{Reference(operation.ReturnType)}" : "";

    private static string Reference(Type type)
    {
        if (type.IsByRef)
            return Reference(type.GetElementType()!) + "@";
        if (type.IsPointer)
            return Reference(type.GetElementType()!) + "*";
        if (type.IsArray)
            return Reference(type.GetElementType()!) + (type.IsSZArray ? "[]" : $"[{string.Join(',', Enumerable.Repeat("0:", type.GetArrayRank()))}]");
        if (type.IsGenericParameter)
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        if (!type.IsGenericType)
            return Name(type);
        string name = Name(type.GetGenericTypeDefinition()).Split('`')[0];
        return $"{name}{{{string.Join(',', type.GetGenericArguments().Select(Reference))}}}";
    }
}
