using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Tests.Harness;

/// <summary>Follows the fields of an object to see whether it keeps something of the compiler alive.</summary>
internal static class ModelWalk
{
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Location), typeof(Compilation),
        typeof(SemanticModel), typeof(Diagnostic), typeof(AttributeData),
    ];

    /// <summary>The path to the first object of the compiler; null when there is none.</summary>
    public static string? FindCompilerObject(object? root) => Walk(root, "model", new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static string? Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string or MemberInfo or Assembly or Pointer || value.GetType() is { IsPrimitive: true } or { IsEnum: true })
            return null;
        if (Array.Exists(Forbidden, type => type.IsInstanceOfType(value)))
            return $"{path}: {value.GetType()}";
        if (!value.GetType().IsValueType && !seen.Add(value))
            return null;
        if (value is Array array)
            return WalkItems(array, path, seen);

        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer && Walk(field.GetValue(value), $"{path}.{field.Name}", seen) is { } found)
                    return found;
            }
        }
        return null;
    }

    private static string? WalkItems(IEnumerable items, string path, HashSet<object> seen)
    {
        foreach (object? item in items)
        {
            if (Walk(item, path + "[]", seen) is { } found)
                return found;
        }
        return null;
    }
}
