using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.CodeFixes.Config;

/// <summary>
/// Marks a member of a config: one named like a secret with <c>[Secret]</c> or <c>[ConfigIgnore]</c>, one that cannot be written with
/// <c>[ConfigIgnore]</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MarkMemberFix() : InstrumentFix(DiagnosticIds.SecretInConfig, DiagnosticIds.ConfigMemberTypeNotSupported)
{
    private protected override IEnumerable<Remedy> Find(FixSite site)
    {
        // A member that the config inherits is reported at the config, which cannot mark it.
        if (DeclarationOf(site) is not { } declaration)
            yield break;
        bool isSecret = site.Diagnostic.Id == DiagnosticIds.SecretInConfig;
        if (isSecret)
            yield return Mark(site, declaration, site.Symbols.SecretAttribute);
        Remedy ignore = Mark(site, declaration, site.Symbols.ConfigIgnoreAttribute);
        if (isSecret || DeclarationTrial.Cures(site, ignore))
            yield return ignore;
    }

    private static Remedy Mark(FixSite site, SyntaxNode declaration, INamedTypeSymbol attribute)
    {
        AttributeSite spelled = AttributeSite.Of(site, attribute);
        string name = attribute.Name.Substring(0, attribute.Name.Length - nameof(Attribute).Length);
        return new Remedy($"Add [{name}]", $"{nameof(MarkMemberFix)}.{name}", edit => spelled.Add(edit, declaration, isOnProperty: declaration is ParameterSyntax));
    }

    private static SyntaxNode? DeclarationOf(FixSite site) =>
        site.Node.FirstAncestorOrSelf<SyntaxNode>(static node => node is MemberDeclarationSyntax or ParameterSyntax) switch
        {
            PropertyDeclarationSyntax property => property,
            FieldDeclarationSyntax { Declaration.Variables.Count: 1 } field => field,
            ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter => parameter,
            _ => null,
        };
}
