using System.Collections.Immutable;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Reads which types a config names as its derived ones, and which base type names the config.</summary>
internal sealed class ConfigFamilyParser(INamedTypeSymbol config, KnownSymbols symbols, ImmutableArray<Finding>.Builder findings)
{
    private const string DefaultKey = "type";
    private readonly Dictionary<string, INamedTypeSymbol> _taken = new(StringComparer.Ordinal);
    private readonly List<INamedTypeSymbol> _derived = [];

    /// <summary>The derived types, which must be configs themselves.</summary>
    public IReadOnlyList<INamedTypeSymbol> Derived => _derived;

    /// <summary>Reports derived types that are named by a type that is no config, where nothing comes of it.</summary>
    public static void ReportIfNoConfig(INamedTypeSymbol type, KnownSymbols symbols, ImmutableArray<Finding>.Builder findings)
    {
        if (type.Find(symbols.ConfigDerivedTypeAttribute) is null)
            return;
        ConfigFamilyParser parser = new(type, symbols, findings);
        foreach (AttributeData attribute in parser.Declarations(type))
        {
            if (TypeOf(attribute) is { TypeKind: not TypeKind.Error } derived)
                findings.Add(Findings.ConfigDerivedTypeWrong(
                    parser.Place(attribute), type.ShortName(), derived.ShortName(), $"has no effect, because {type.ShortName()} is not a [WandbConfig] itself"));
        }
    }

    public ConfigFamilyModel Parse()
    {
        ImmutableArray<ConfigDerivedModel>.Builder derived = ImmutableArray.CreateBuilder<ConfigDerivedModel>();
        foreach (AttributeData attribute in Declarations(config))
        {
            if (TypeOf(attribute) is not { TypeKind: not TypeKind.Error } type)
                continue; // The compiler reports it.
            string discriminator = DiscriminatorOf(attribute);
            if (WhyWrong(type, discriminator) is { } reason)
                findings.Add(Findings.ConfigDerivedTypeWrong(Place(attribute), config.ShortName(), type.ShortName(), reason));
            else
                derived.Add(new ConfigDerivedModel(type.GlobalName(), discriminator));
            _taken[discriminator] = type;
            _derived.Add(type);
        }
        string derivedKey = derived.Count == 0 ? "" : KeyOf(config);
        EquatableArray<ConfigDerivedModel> models = new(derived.ToImmutable());
        return FindDeclaration(config) is { } declaration
            ? new ConfigFamilyModel(KeyOf(declaration.Base), DiscriminatorOf(declaration.Attribute), derivedKey, models)
            : new ConfigFamilyModel(null, "", derivedKey, models);
    }

    private string? WhyWrong(INamedTypeSymbol type, string discriminator)
    {
        if (type.Find(symbols.WandbConfigAttribute) is null)
            return "is not a [WandbConfig]";
        if (!Derives(type))
            return $"does not derive from {config.ShortName()}";
        if (discriminator.Length == 0)
            return "has an empty discriminator";
        if (_taken.TryGetValue(discriminator, out INamedTypeSymbol first))
            return $"has the discriminator \"{discriminator}\", which {first.ShortName()} has already";
        if (_derived.Contains(type, SymbolEqualityComparer.Default))
            return "is named twice";
        return FindDeclaration(type) is { } nearest && !SymbolEqualityComparer.Default.Equals(nearest.Base, config)
            ? $"is named by {nearest.Base.ShortName()} already"
            : null;
    }

    private bool Derives(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, config))
                return true;
        }
        return false;
    }

    // The nearest type that names the given one.
    private (INamedTypeSymbol Base, AttributeData Attribute)? FindDeclaration(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Find(symbols.WandbConfigAttribute) is null)
                continue;
            foreach (AttributeData attribute in Declarations(current))
            {
                if (SymbolEqualityComparer.Default.Equals(TypeOf(attribute), type))
                    return (current, attribute);
            }
        }
        return null;
    }

    private IEnumerable<AttributeData> Declarations(INamedTypeSymbol type) => type.GetAttributes().Where(
        data => SymbolEqualityComparer.Default.Equals(data.AttributeClass, symbols.ConfigDerivedTypeAttribute) && data.ConstructorArguments.Length == 2);

    private string KeyOf(INamedTypeSymbol type) => type.Find(symbols.WandbConfigAttribute)?.Named("Discriminator", DefaultKey) ?? DefaultKey;

    private static INamedTypeSymbol? TypeOf(AttributeData attribute) => attribute.ConstructorArguments[0].Value as INamedTypeSymbol;

    private static string DiscriminatorOf(AttributeData attribute) => attribute.ConstructorArguments[1].Value as string ?? "";

    private Location Place(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference is { } reference ? Location.Create(reference.SyntaxTree, reference.Span) : config.Identifier();
}
