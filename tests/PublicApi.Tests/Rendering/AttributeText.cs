using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Instrument.PublicApi.Tests.Rendering;

/// <summary>The attributes that change how a type or member is used.</summary>
internal static class AttributeText
{
    private static readonly HashSet<Type> Rendered =
    [
        typeof(AttributeUsageAttribute),
        typeof(EditorBrowsableAttribute),
        typeof(ExperimentalAttribute),
        typeof(FlagsAttribute),
        typeof(ObsoleteAttribute),
        typeof(OverloadResolutionPriorityAttribute),
        typeof(RequiresDynamicCodeAttribute),
        typeof(RequiresUnreferencedCodeAttribute),
    ];

    /// <summary>A line for each attribute, sorted.</summary>
    public static IEnumerable<string> Of(MemberInfo member) => member.GetCustomAttributesData()
        .Where(attribute => Rendered.Contains(attribute.AttributeType) && !IsRefStructGuard(member, attribute))
        .Select(Text)
        .Order(StringComparer.Ordinal);

    // The compiler marks each ref struct obsolete for compilers that do not know ref structs.
    private static bool IsRefStructGuard(MemberInfo member, CustomAttributeData attribute) =>
        member is Type { IsByRefLike: true } && attribute.AttributeType == typeof(ObsoleteAttribute);

    private static string Text(CustomAttributeData attribute)
    {
        string name = attribute.AttributeType.Name[..^nameof(Attribute).Length];
        string[] arguments =
        [
            .. attribute.ConstructorArguments.Select(argument => Literals.Of(argument.Value, argument.ArgumentType)),
            .. attribute.NamedArguments.Select(argument => $"{argument.MemberName} = {Literals.Of(argument.TypedValue.Value, argument.TypedValue.ArgumentType)}"),
        ];
        return arguments.Length == 0 ? $"[{name}]" : $"[{name}({string.Join(", ", arguments)})]";
    }
}
