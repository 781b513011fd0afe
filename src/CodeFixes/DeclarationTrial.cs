using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.CodeFixes;

/// <summary>
/// Finds out whether a remedy cures a declaration, with the parsers that decide what is generated: they read the type as it is
/// after the remedy.
/// </summary>
internal static class DeclarationTrial
{
    /// <summary>Whether the remedy ends a finding of the diagnostic's rule in the type, and brings up no other one.</summary>
    public static bool Cures(FixSite site, Remedy remedy) => Compare(site, remedy) is (true, true);

    /// <summary>Whether the remedy ends a finding of the diagnostic's rule in the type, which may have been all that was looked at.</summary>
    public static bool EndsFinding(FixSite site, Remedy remedy) => Compare(site, remedy) is (true, _);

    /// <summary>Whether the type has no more findings after the remedy than before.</summary>
    public static bool KeepsGood(FixSite site, Remedy remedy) => Compare(site, remedy) is (_, true);

    private static (bool HasFewerOfRule, bool HasNoOthers) Compare(FixSite site, Remedy remedy)
    {
        if (site.TypeDeclaration is not { } declaration || site.Model.GetDeclaredSymbol(declaration, site.CancellationToken) is not { } type)
            return (false, false);
        List<Finding> old = FindingsOf(MetadataName(type), site.Before, site.CancellationToken);
        List<Finding> left = FindingsOf(MetadataName(type), site.Try(remedy, out _), site.CancellationToken);
        int cured = Count(old, site) - Count(left, site);
        return (cured > 0, left.Count <= old.Count - cured);
    }

    private static int Count(List<Finding> findings, FixSite site) => findings.Count(finding => finding.Id == site.Diagnostic.Id);

    private static List<Finding> FindingsOf(string typeName, Compilation compilation, CancellationToken cancellationToken)
    {
        INamedTypeSymbol type = compilation.Assembly.GetTypeByMetadataName(typeName)!;
        KnownSymbols symbols = KnownSymbols.Create(compilation)!;
        return
        [
            .. MetricTypeParser.Parse(type, symbols, cancellationToken).Findings,
            .. type.GetMembers().OfType<IMethodSymbol>().SelectMany(method => LogMethodParser.Parse(method, symbols, cancellationToken).Findings),
            .. ConfigTypeParser.Parse(type, symbols, cancellationToken).Findings,
            .. TableTypeParser.Parse(type, symbols, cancellationToken).Findings,
        ];
    }

    private static string MetadataName(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
            return $"{MetadataName(outer)}+{type.MetadataName}";
        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.MetadataName}" : type.MetadataName;
    }
}
