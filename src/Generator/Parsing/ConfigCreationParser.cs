using System.Collections.Immutable;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Finds out how an instance of a config is made from values that are read.</summary>
internal sealed class ConfigCreationParser(INamedTypeSymbol config, IReadOnlyList<ConfigEntry> entries)
{
    public ConfigCreationModel Parse()
    {
        if (config.IsAbstract)
            return Impossible($"cannot be made: {config.ShortName()} is abstract");

        ImmutableArray<ConfigArgumentModel>.Builder required = ImmutableArray.CreateBuilder<ConfigArgumentModel>();
        foreach (ISymbol member in InstanceMembers.Of(config))
        {
            if (member is not (IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
                continue;
            if (FindEntry(entry => SymbolEqualityComparer.Default.Equals(entry.Member, member)) is not { } entry)
                return Impossible($"cannot be made anew: {member.Name} is required, but not read");
            required.Add(new ConfigArgumentModel(TypeNames.Identifier(member.Name), entry.Model));
        }

        foreach (IMethodSymbol constructor in config.InstanceConstructors.OrderBy(static method => method.Parameters.Count(IsNeeded)))
        {
            if (ParseArguments(constructor) is { } arguments)
                return new ConfigCreationModel(new(arguments.ToImmutableArray()), new(required.ToImmutable()), null);
        }
        return Impossible($"cannot be made anew: no constructor of {config.ShortName()} takes its values alone");
    }

    private List<ConfigArgumentModel>? ParseArguments(IMethodSymbol constructor)
    {
        List<ConfigArgumentModel> arguments = [];
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            if (!IsNeeded(parameter))
                continue;
            if (parameter.RefKind != RefKind.None || FindEntry(entry => Gives(entry, parameter)) is not { } entry)
                return null;
            arguments.Add(new ConfigArgumentModel(TypeNames.Identifier(parameter.Name), entry.Model));
        }
        return arguments;
    }

    private ConfigEntry? FindEntry(Func<ConfigEntry, bool> matches)
    {
        foreach (ConfigEntry entry in entries)
        {
            if (entry.Model.Value is not ConfigSecretModel && matches(entry))
                return entry;
        }
        return null;
    }

    private static bool Gives(ConfigEntry entry, IParameterSymbol parameter) =>
        string.Equals(entry.Member.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(ConfigMembers.TypeOf(entry.Member), parameter.Type);

    private static bool IsNeeded(IParameterSymbol parameter) => !parameter.IsOptional && !parameter.IsParams;

    private static ConfigCreationModel Impossible(string obstacle) => new(default, default, obstacle);
}
