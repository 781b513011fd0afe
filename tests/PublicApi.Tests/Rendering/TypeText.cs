using System.Reflection;
using System.Runtime.CompilerServices;

namespace Instrument.PublicApi.Tests.Rendering;

/// <summary>The headers of types as C# declares them.</summary>
internal static class TypeText
{
    public static string Of(Type type) => typeof(Delegate).IsAssignableFrom(type) ? Delegate(type) : Header(type);

    private static string Header(Type type)
    {
        string[] bases = [.. Bases(type)];
        string inheritance = bases.Length == 0 ? "" : $" : {string.Join(", ", bases)}";
        return $"public {Kind(type)} {TypeNames.OfDeclaration(type)}{inheritance}{ParameterText.Constraints(type.GetGenericArguments())}";
    }

    private static string Delegate(Type type)
    {
        MethodInfo invoke = type.GetMethod("Invoke")!;
        string parameters = ParameterText.List(invoke.GetParameters());
        string constraints = ParameterText.Constraints(type.GetGenericArguments());
        string result = ParameterText.Reference(invoke.ReturnParameter) + TypeNames.Of(invoke.ReturnParameter);
        return $"public delegate {result} {TypeNames.OfDeclaration(type)}({parameters}){constraints};";
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + Record(type) + "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ => (type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + (IsRecord(type) ? "record" : "class"),
    };

    private static string Record(Type type) => IsRecord(type) ? "record " : "";

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null;

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
        {
            Type underlying = type.GetEnumUnderlyingType();
            return underlying == typeof(int) ? [] : [TypeNames.Of(underlying)];
        }
        Type? parent = type.BaseType == typeof(object) || type.BaseType == typeof(ValueType) ? null : type.BaseType;
        IEnumerable<Type> inherited = parent?.GetInterfaces() ?? [];
        IEnumerable<string> own = type.GetInterfaces().Except(inherited).Where(face => face.IsVisible).Select(TypeNames.Of).Order(StringComparer.Ordinal);
        return parent is null ? own : own.Prepend(TypeNames.Of(parent));
    }
}
