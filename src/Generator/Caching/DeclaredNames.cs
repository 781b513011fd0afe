using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.Generator.Caching;

/// <summary>The names under which other files find what one file declares.</summary>
/// <remarks>
/// A member is found through its type, whose name is here. What an unqualified or foreign name can reach besides is here too: members of
/// static classes, which may be extensions.
/// </remarks>
internal sealed class DeclaredNames
{
    private const string AttributeSuffix = "Attribute";
    private readonly HashSet<string> _types = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);

    /// <summary>The names of types, of attributes in both spellings.</summary>
    public IReadOnlyCollection<string> Types => _types;

    /// <summary>The full names of namespaces. Many files declare the same one, and mean nothing by it.</summary>
    public IReadOnlyCollection<string> Namespaces => _namespaces;

    /// <summary>Whether a type is in the framework's namespaces, where the compiler finds types that no file names.</summary>
    public bool IsFramework { get; private set; }

    public static DeclaredNames Of(CompilationUnitSyntax root)
    {
        DeclaredNames names = new();
        foreach (MemberDeclarationSyntax member in root.Members)
            names.Add(member, space: "", isStatic: false);
        return names;
    }

    private void Add(MemberDeclarationSyntax member, string space, bool isStatic)
    {
        switch (member)
        {
            case BaseNamespaceDeclarationSyntax inner:
                string name = space + NameOf(inner.Name);
                _namespaces.Add(name);
                IsFramework |= name.StartsWith("System", StringComparison.Ordinal);
                foreach (MemberDeclarationSyntax child in inner.Members)
                    Add(child, name + ".", isStatic: false);
                break;
            case TypeDeclarationSyntax type:
                AddType(type.Identifier.ValueText);
                // The block of extensions in a static class is a type declaration without a name.
                bool hasExtensions = type.Modifiers.Any(SyntaxKind.StaticKeyword) || (isStatic && type.Identifier.ValueText.Length == 0);
                foreach (MemberDeclarationSyntax child in type.Members)
                    Add(child, space, hasExtensions);
                break;
            case BaseTypeDeclarationSyntax type:
                AddType(type.Identifier.ValueText);
                break;
            case DelegateDeclarationSyntax type:
                AddType(type.Identifier.ValueText);
                break;
            case GlobalStatementSyntax:
                AddType("Program");
                break;
            case MethodDeclarationSyntax method when isStatic:
                _types.Add(method.Identifier.ValueText);
                break;
            case PropertyDeclarationSyntax property when isStatic:
                _types.Add(property.Identifier.ValueText);
                break;
        }
    }

    private void AddType(string name)
    {
        if (name.Length == 0)
            return;
        _types.Add(name);
        // [Metric] means MetricAttribute.
        if (name.Length > AttributeSuffix.Length && name.EndsWith(AttributeSuffix, StringComparison.OrdinalIgnoreCase))
            _types.Add(name.Substring(0, name.Length - AttributeSuffix.Length));
    }

    private static string NameOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => NameOf(qualified.Left) + "." + qualified.Right.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => name.ToString(),
    };
}
