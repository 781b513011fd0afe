using System.Reflection;
using System.Runtime.CompilerServices;

namespace Instrument.PublicApi.Tests.Rendering;

/// <summary>Parameters and type parameters as C# writes them.</summary>
internal static class ParameterText
{
    /// <summary>A parameter list without its brackets.</summary>
    public static string List(IEnumerable<ParameterInfo> parameters) => string.Join(", ", parameters.Select(Of));

    /// <summary>The constraints of type parameters, each after a blank.</summary>
    public static string Constraints(IEnumerable<Type> parameters) => string.Concat(
        parameters.Select(parameter => (parameter.Name, Text: string.Join(", ", Constraints(parameter))))
            .Where(constraint => constraint.Text.Length > 0)
            .Select(constraint => $" where {constraint.Name} : {constraint.Text}"));

    /// <summary>How a reference is passed or returned.</summary>
    public static string Reference(ParameterInfo parameter) => parameter switch
    {
        { ParameterType.IsByRef: false } => "",
        { IsOut: true } => "out ",
        _ when parameter.IsDefined(typeof(RequiresLocationAttribute)) => "ref readonly ",
        { IsIn: true } => "in ",
        _ when parameter.IsDefined(typeof(IsReadOnlyAttribute)) => "ref readonly ",
        _ => "ref ",
    };

    private static string Of(ParameterInfo parameter)
    {
        bool isReceiver = parameter.Position == 0 && parameter.Member.IsDefined(typeof(ExtensionAttribute));
        bool isParams = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute));
        bool isScoped = parameter.IsDefined(typeof(ScopedRefAttribute)) && !isParams;
        string modifiers = (isReceiver ? "this " : "") + (isParams ? "params " : "") + (isScoped ? "scoped " : "") + Reference(parameter);
        string fallback = parameter.HasDefaultValue ? $" = {Literals.Of(parameter.DefaultValue, parameter.ParameterType)}" : "";
        return $"{modifiers}{TypeNames.Of(parameter)} {parameter.Name}{fallback}";
    }

    private static IEnumerable<string> Constraints(Type parameter)
    {
        GenericParameterAttributes attributes = parameter.GenericParameterAttributes;
        bool isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            yield return "class";
        if (isStruct)
            yield return "struct";
        foreach (Type constraint in parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)))
            yield return TypeNames.Of(constraint);
        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
            yield return "new()";
        if (attributes.HasFlag(GenericParameterAttributes.AllowByRefLike))
            yield return "allows ref struct";
    }
}
