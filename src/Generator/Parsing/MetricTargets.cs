using System.Collections.Immutable;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.Generator.Parsing;

/// <summary>
/// Maps annotated syntax to the type it belongs to. Exactly one attribute of a type, its anchor, stands for the type, so that each
/// type has one output and no stage needs to collect the others.
/// </summary>
internal static class MetricTargets
{
    /// <summary>
    /// Whether the attribute on this syntax may be an anchor. A member or parameter behind one with an attribute of the same name is none:
    /// in one declaration a name means one attribute.
    /// </summary>
    public static bool MayBeAnchor(SyntaxNode node, CancellationToken cancellationToken)
    {
        SyntaxNode member = node is VariableDeclaratorSyntax ? node.Parent!.Parent! : node;
        if (node is VariableDeclaratorSyntax && ((VariableDeclarationSyntax)node.Parent!).Variables[0] != node)
            return false;
        if (member is not (PropertyDeclarationSyntax or FieldDeclarationSyntax or ParameterSyntax) || member.Parent is not { } parent)
            return true;
        string? name = MetricName(member);
        foreach (SyntaxNode sibling in parent.ChildNodes())
        {
            if (sibling == member)
                return true;
            if (name is not null && sibling.RawKind == member.RawKind && MetricName(sibling) == name)
                return false;
        }
        return true;
    }

    /// <summary>The type or method, if the declaration has its anchor.</summary>
    public static DeclarationModel? Find(SyntaxNode node, ISymbol symbol, KnownSymbols symbols, SyntaxReference? only, CancellationToken cancellationToken)
    {
        ISymbol? owner = symbol switch
        {
            INamedTypeSymbol or IMethodSymbol => symbol,
            IParameterSymbol parameter when !parameter.MakesProperty() => parameter.ContainingSymbol,
            _ => symbol.ContainingType,
        };
        if (owner is null || FindAnchor(owner, symbols, out ISymbol? holder) is not { ApplicationSyntaxReference: { } anchor }
            || only?.IsSame(anchor) == false)
            return null;
        // Fields of one declaration share the attribute, so the name decides between them. A record stands for the attributes with a target.
        bool isHere = node is ParameterSyntax or RecordDeclarationSyntax && HasTarget(anchor, node, cancellationToken) is { } hasTarget
            ? hasTarget == node is RecordDeclarationSyntax
            : holder.Name == symbol.Name && anchor.IsOn(node);
        if (!isHere)
            return null;
        return owner is IMethodSymbol method
            ? FromMethod(method, symbols, cancellationToken)
            : FromType((INamedTypeSymbol)owner, symbols, cancellationToken);
    }

    /// <summary>
    /// Whether a record has attributes with a target on its parameters. The parameter does not have those on a property, and the property
    /// has no syntax: the record stands for them.
    /// </summary>
    public static bool HasTargetedParameter(RecordDeclarationSyntax record)
    {
        foreach (ParameterSyntax parameter in record.ParameterList?.Parameters ?? default)
        {
            foreach (AttributeListSyntax list in parameter.AttributeLists)
            {
                if (list.Target is not null)
                    return true;
            }
        }
        return false;
    }

    // Whether the attribute has a target, if it is on the parameter or on one of the record; null if it is elsewhere.
    private static bool? HasTarget(SyntaxReference anchor, SyntaxNode node, CancellationToken cancellationToken)
    {
        SyntaxNode? place = node is RecordDeclarationSyntax record ? record.ParameterList : node;
        return place is not null && anchor.SyntaxTree == place.SyntaxTree && place.FullSpan.Contains(anchor.Span)
            && anchor.GetSyntax(cancellationToken).Parent is AttributeListSyntax list
                ? list.Target is not null
                : null;
    }

    private static DeclarationModel? FromMethod(IMethodSymbol method, KnownSymbols symbols, CancellationToken cancellationToken) =>
        LogMethodParser.Parse(method, symbols, cancellationToken).Model is { } model && !method.IsRepetition()
            ? new(model, CatalogueMetrics.Of(model, method, cancellationToken))
            : null;

    private static DeclarationModel? FromType(INamedTypeSymbol type, KnownSymbols symbols, CancellationToken cancellationToken) =>
        MetricTypeParser.Parse(type, symbols, cancellationToken).Model is { } model && !type.IsRepetition()
            ? new(model, CatalogueMetrics.Of(model, type, cancellationToken))
            : null;

    private static AttributeData? FindAnchor(ISymbol owner, KnownSymbols symbols, out ISymbol holder)
    {
        holder = owner;
        if (owner.FirstMetric(symbols) is { } prefix)
            return prefix;
        foreach (ISymbol member in owner is IMethodSymbol method ? ImmutableArray<ISymbol>.CastUp(method.Parameters) : ((INamedTypeSymbol)owner).GetMembers())
        {
            if (member.IsStatic || member is not (IPropertySymbol or IFieldSymbol or IParameterSymbol))
                continue;
            holder = member;
            if (member.FirstMetric(symbols) is { } attribute)
                return attribute;
        }
        return null;
    }

    // The text of the only attribute that can be a metric's; null when it may be any, as under an alias.
    private static string? MetricName(SyntaxNode member)
    {
        SyntaxList<AttributeListSyntax> lists = member switch
        {
            MemberDeclarationSyntax declaration => declaration.AttributeLists,
            ParameterSyntax parameter => parameter.AttributeLists,
            _ => default,
        };
        if (lists.Count != 1 || lists[0] is not { Target: null, Attributes: { Count: 1 } attributes })
            return null;
        return attributes[0].Name is IdentifierNameSyntax { Identifier.ValueText: "Metric" or "MetricFamily" } name ? name.Identifier.ValueText : null;
    }
}
