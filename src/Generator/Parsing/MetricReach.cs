using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>
/// Says how the code that writes a row gets at a member: as any code of the assembly does, through the generated part of the member's
/// type, or from inside the type that holds the writing code.
/// </summary>
/// <param name="host">The type that may hold the writing code.</param>
/// <param name="symbols">What the compilation knows.</param>
internal sealed class MetricReach(INamedTypeSymbol host, KnownSymbols symbols)
{
    private bool? _canBeInside;

    /// <summary>Whether the writing code must be inside the host.</summary>
    public bool NeedsHost { get; private set; } = !IsNameable(host, symbols);

    private bool CanBeInside => _canBeInside ??= PartialTypes.CanGetPart(host);

    /// <summary>Whether code anywhere in the assembly can name the type, and means one type by it.</summary>
    public static bool IsNameable(INamedTypeSymbol type, KnownSymbols symbols) => !type.IsGenericType && symbols.IsAccessibleInAssembly(type);

    /// <summary>Whether the member's own type must read it for code outside, and can.</summary>
    public static bool NeedsAccessor(ISymbol member, KnownSymbols symbols) =>
        !IsReadable(member, symbols.IsAccessibleInAssembly)
        && symbols.IsAccessibleInAssembly(MetricSite.TypeOf(member))
        && symbols.IsDeclaredHere(member)
        && PartialTypes.CanGetPart(member.ContainingType);

    /// <summary>How the writing code reads the member; null when it cannot.</summary>
    public MetricAccessModel? Find(ISymbol member)
    {
        string name = TypeNames.Identifier(member.Name);
        bool isReadable = IsReadable(member, symbols.IsAccessibleInAssembly);
        if (isReadable && symbols.IsAccessibleInAssembly(MetricSite.TypeOf(member)))
            return new MetricAccessModel(name);
        if (CanBeInside && (NeedsHost || !NeedsAccessor(member, symbols)) && IsReadable(member, symbol => symbols.IsAccessibleWithin(symbol, host)))
        {
            NeedsHost = true;
            return new MetricAccessModel(name);
        }
        if (!NeedsAccessor(member, symbols))
            return null;
        if (!symbols.IsAccessibleInAssembly(member.ContainingType))
        {
            if (!CanBeInside || !symbols.IsAccessibleWithin(member.ContainingType, host))
                return null;
            NeedsHost = true;
        }
        return new MetricAccessModel(name, $"{member.ContainingType.GlobalName()}.{MetricAccessorModel.ClassName}");
    }

    private static bool IsReadable(ISymbol member, Func<ISymbol, bool> isAccessible) =>
        isAccessible(member) && (member is not IPropertySymbol { GetMethod: { } getter } || isAccessible(getter));
}
