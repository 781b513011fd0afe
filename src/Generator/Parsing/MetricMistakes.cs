using System.Collections.Immutable;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Reports members that cannot be metrics, each where it is declared and nowhere else.</summary>
internal sealed class MetricMistakes(ISymbol root, KnownSymbols symbols, ImmutableArray<Finding>.Builder findings)
{
    /// <summary>Reports a member that cannot be read.</summary>
    public MetricMemberModel? ReportMember(MetricSite site, string reason)
    {
        Report(site, site.Member.Identifier(), place => Findings.MetricMemberNotReadable(place, site.Path, reason));
        return null;
    }

    /// <summary>Reports a member whose type is no metric's; a type that is missing is the compiler's to report.</summary>
    public MetricMemberModel? ReportType(MetricSite site, string reason)
    {
        if (MetricForms.Unwrap(site.Type, out _).TypeKind != TypeKind.Error)
            Report(site, site.Member.MemberType(), place => Findings.MetricTypeNotSupported(place, site.Path, site.Type.ShortName(), reason));
        return null;
    }

    /// <summary>Reports a member whose metrics lead back to a type that they are in.</summary>
    public MetricGroupModel? ReportCycle(MetricSite site, INamedTypeSymbol group)
    {
        // The type that declares the outermost member of the path walks the same path, and so reports it.
        if (site.IsOwn(root, symbols))
            findings.Add(Findings.MetricTypeNotSupported(
                site.Top.MemberType(), site.Top.Name, site.TopType.ShortName(), $"leads back to {group.Name}"));
        return null;
    }

    private void Report(MetricSite site, Location place, Func<Location, Finding> create)
    {
        bool isOwn = site.IsOwn(root, symbols);
        if (isOwn && site.IsTop)
            findings.Add(create(place));
        else if (!symbols.IsDeclaredHere(site.Member))
            findings.Add(create(isOwn ? site.Top.MemberType() : root.Identifier()));
    }
}
