using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.Generator.Parsing;

/// <summary>Names of types as messages, code and generated files spell them.</summary>
internal static class TypeNames
{
    // Names of a namespace's or type's members that differ from another one's by case only.
    private static readonly ConditionalWeakTable<INamespaceOrTypeSymbol, HashSet<string>> Twins = new();

    private static readonly SymbolDisplayFormat NamespaceInCode =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private static readonly SymbolDisplayFormat WithNulls =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Full = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The name for messages, for example <c>MyApp.Outer.TrainMetrics</c>.</summary>
    public static string FullName(this INamedTypeSymbol type) =>
        IsPlain(type) ? Join(type, static name => name) : type.ToDisplayString(Full);

    /// <summary>The short name for messages, for example <c>List&lt;int&gt;?</c>.</summary>
    public static string ShortName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>The name in code, for example <c>global::MyApp.TrainMetrics</c>.</summary>
    public static string GlobalName(this ITypeSymbol type) =>
        type is INamedTypeSymbol named && IsPlain(named)
            ? "global::" + Join(named, static name => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name)
            : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The name of a generic type in code without its arguments, for example <c>global::System.Collections.Generic.List</c>.</summary>
    public static string GenericName(this INamedTypeSymbol type)
    {
        string name = type.OriginalDefinition.GlobalName();
        return name.Substring(0, name.IndexOf('<'));
    }

    /// <summary>The name in code with the marks of references that may be null, for example <c>global::MyApp.TrainMetrics?</c>.</summary>
    public static string GlobalNameWithNulls(this ITypeSymbol type) => type.ToDisplayString(WithNulls);

    /// <summary>The type's namespace in code; empty for the global one.</summary>
    public static string NamespaceName(this INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(NamespaceInCode) : "";

    /// <summary>An identifier in code: keywords get an @.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>The full name as one identifier, different for every type.</summary>
    public static string AsIdentifier(string fullName)
    {
        string flat = fullName.Replace('.', '_');
        // With an underscore of its own a name could meet another one's: A.B_C and A_B.C.
        return fullName.IndexOf('_') < 0 ? flat : flat + "_" + Hash(fullName);
    }

    /// <summary>The name of a generated file, different for every type.</summary>
    public static string HintName(INamedTypeSymbol type, string fullName, string suffix)
    {
        StringBuilder safe = new(fullName.Length);
        foreach (char c in fullName)
            safe.Append(char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '-');
        string name = safe.ToString();
        // The compiler compares file names without case.
        return name != fullName || HasTwinInOtherCase(type) ? $"{name}.{Hash(fullName)}.{suffix}.g.cs" : $"{name}.{suffix}.g.cs";
    }

    /// <summary>The name of a type's generated file; generic types differ by the number of their parameters.</summary>
    public static string HintName(INamedTypeSymbol type, string suffix) => HintName(type, NameWithArity(type), suffix);

    /// <summary>The name of a method's generated file, different for every overload.</summary>
    public static string HintName(IMethodSymbol method, string suffix)
    {
        INamedTypeSymbol type = method.ContainingType;
        string name = $"{NameWithArity(type)}.{method.Name}";
        bool isOverloaded = type.GetMembers().Count(other => string.Equals(other.Name, method.Name, StringComparison.OrdinalIgnoreCase)) > 1;
        return HintName(type, name, isOverloaded ? $"{Hash(method.ToDisplayString())}.{suffix}" : suffix);
    }

    private static string NameWithArity(INamedTypeSymbol type)
    {
        string fullName = type.FullName();
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
            fullName += current.Arity > 0 ? "`" + current.MetadataName : "";
        return fullName;
    }

    // The compiler's display is many times slower, and needed only for what has no plain name.
    private static bool IsPlain(INamedTypeSymbol type) =>
        type is { IsGenericType: false, IsTupleType: false, SpecialType: SpecialType.None, TypeKind: not (TypeKind.Error or TypeKind.Dynamic) };

    private static string Join(INamedTypeSymbol type, Func<string, string> spell)
    {
        string text = spell(type.Name);
        for (ISymbol? outer = type.ContainingSymbol; outer is INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false }; outer = outer.ContainingSymbol)
            text = spell(outer.Name) + "." + text;
        return text;
    }

    private static bool HasTwinInOtherCase(INamedTypeSymbol type)
    {
        for (ISymbol child = type; child.ContainingSymbol is INamespaceOrTypeSymbol parent; child = parent)
        {
            if (Twins.GetValue(parent, FindTwins).Contains(child.Name))
                return true;
        }
        return false;
    }

    private static HashSet<string> FindTwins(INamespaceOrTypeSymbol parent)
    {
        HashSet<string> twins = new(StringComparer.Ordinal);
        Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (ISymbol member in parent.GetMembers())
        {
            if (!names.TryGetValue(member.Name, out string first))
                names.Add(member.Name, member.Name);
            else if (first != member.Name)
                twins.UnionWith([first, member.Name]);
        }
        return twins;
    }

    private static string Hash(string text)
    {
        // FNV-1a: the same on every machine and in every process, unlike string.GetHashCode.
        uint hash = 2166136261;
        foreach (char c in text)
            hash = unchecked((hash ^ c) * 16777619);
        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
