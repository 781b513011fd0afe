using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Says how code inside a config sets a member.</summary>
internal static class ConfigSetters
{
    public static ConfigSetterModel Of(ISymbol member, INamedTypeSymbol config, KnownSymbols symbols)
    {
        if (member is IFieldSymbol field)
            return field.IsReadOnly ? ConfigSetterModel.None : ConfigSetterModel.Assigned;
        if (Find((IPropertySymbol)member) is not { } setter || !symbols.IsAccessibleWithin(setter, config))
            return ConfigSetterModel.None;
        return setter.IsInitOnly
            ? new ConfigSetterModel(ConfigSetterKind.InitOnly, setter.ContainingType.GlobalName())
            : ConfigSetterModel.Assigned;
    }

    // A property may override the getter alone.
    private static IMethodSymbol? Find(IPropertySymbol property)
    {
        for (IPropertySymbol? current = property; current is not null; current = current.OverriddenProperty)
        {
            if (current.SetMethod is { } setter)
                return setter;
        }
        return null;
    }
}
