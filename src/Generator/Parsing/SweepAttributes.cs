using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.Generator.Parsing;

/// <summary>Finds the attributes that say from which values a sweep draws a member.</summary>
internal static class SweepAttributes
{
    private const string Suffix = "Attribute";

    /// <summary>The attributes on the member, or those on the nearest property that it overrides.</summary>
    public static ImmutableArray<AttributeData> Of(ISymbol member, KnownSymbols symbols)
    {
        for (ISymbol? current = member; current is not null; current = (current as IPropertySymbol)?.OverriddenProperty)
        {
            ImmutableArray<AttributeData> found = On(current, symbols);
            if (!found.IsEmpty)
                return found;
        }
        return ImmutableArray<AttributeData>.Empty;
    }

    /// <summary>The attributes on the member itself.</summary>
    public static ImmutableArray<AttributeData> On(ISymbol member, KnownSymbols symbols)
    {
        ImmutableArray<AttributeData> found = ImmutableArray<AttributeData>.Empty;
        foreach (AttributeData attribute in member.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass?.BaseType, symbols.SweepParameterAttribute))
                found = found.Add(attribute);
        }
        return found;
    }

    /// <summary>The first attribute on the member itself; null when there is none.</summary>
    public static AttributeData? FirstOn(ISymbol member, KnownSymbols symbols)
    {
        ImmutableArray<AttributeData> found = On(member, symbols);
        return found.IsEmpty ? null : found[0];
    }

    /// <summary>Whether an attribute stands on any member of the config, or of a config in one of its members.</summary>
    public static bool AreIn(INamedTypeSymbol config, KnownSymbols symbols) =>
        AreIn(config, symbols, new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default));

    /// <summary>The attribute's name as code writes it.</summary>
    public static string Name(this AttributeData attribute)
    {
        string name = attribute.AttributeClass!.Name;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    /// <summary>Where the attribute is written, if it is in this source.</summary>
    public static Location Place(this AttributeData attribute, Location otherwise) =>
        attribute.ApplicationSyntaxReference is { } reference ? reference.GetSyntax().GetLocation() : otherwise;

    /// <summary>Where one of the attribute's positional arguments is written.</summary>
    public static Location Place(this AttributeData attribute, int argument, Location otherwise) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: var arguments }
        && arguments.Where(static item => item.NameEquals is null).ElementAtOrDefault(argument) is { } found
            ? found.Expression.GetLocation()
            : attribute.Place(otherwise);

    private static bool AreIn(INamedTypeSymbol config, KnownSymbols symbols, HashSet<INamedTypeSymbol> visited)
    {
        if (!visited.Add(config))
            return false;
        foreach (ISymbol member in InstanceMembers.Of(config))
        {
            if (!Of(member, symbols).IsEmpty)
                return true;
            if (MetricForms.Unwrap(ConfigMembers.TypeOf(member), out _) is INamedTypeSymbol type
                && type.Find(symbols.WandbConfigAttribute) is not null && AreIn(type, symbols, visited))
                return true;
        }
        return false;
    }
}
