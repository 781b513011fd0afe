using System.Collections.Immutable;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Reads the members of one config and checks their keys.</summary>
internal sealed class ConfigMemberParser(
    INamedTypeSymbol config, KnownSymbols symbols, ImmutableArray<Finding>.Builder findings, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, ISymbol> _taken = new(StringComparer.Ordinal);
    private readonly List<INamedTypeSymbol> _nested = [];
    private readonly List<ConfigEntry> _entries = [];

    /// <summary>Whether something cannot be built, although the finding may belong to the base type.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The configs inside the config.</summary>
    public IReadOnlyList<INamedTypeSymbol> Nested => _nested;

    /// <summary>Takes a key that belongs to no member.</summary>
    public void Reserve(string key)
    {
        if (ConfigKeys.WhyInvalid(key) is { } reason)
            findings.Add(Findings.ConfigKeyInvalid(config.Identifier(), key, reason));
        _taken[key] = config;
    }

    public IReadOnlyList<ConfigEntry> Parse()
    {
        foreach (ISymbol member in InstanceMembers.Of(config))
        {
            cancellationToken.ThrowIfCancellationRequested();
            AttributeData? keyAttribute = member.FindInherited(symbols.ConfigKeyAttribute);
            if (!ConfigMembers.IsEntry(member, keyAttribute is not null, symbols))
                continue;
            if (ParseMember(member, keyAttribute) is { } model)
                _entries.Add(new ConfigEntry(member, model));
            else
                IsBroken = true;
        }
        return _entries;
    }

    private ConfigMemberModel? ParseMember(ISymbol member, AttributeData? keyAttribute)
    {
        if (!symbols.IsAccessibleWithin((member as IPropertySymbol)?.GetMethod ?? member, config))
        {
            findings.Add(Findings.ConfigContainerNotSupported(
                config.Identifier(), config.ShortName(), $"cannot read {member.ContainingType.ShortName()}.{member.Name} of its base type"));
            return null;
        }
        ITypeSymbol type = ConfigMembers.TypeOf(member);
        bool isSecret = member.FindInherited(symbols.SecretAttribute) is not null;
        ConfigValueModel? value = isSecret ? new ConfigSecretModel() : ConfigValueParser.Parse(type, symbols);
        if (type.TypeKind == TypeKind.Error)
            return null; // The compiler reports it.
        if (value is null)
            Report(member, at => Findings.ConfigMemberTypeNotSupported(at, member.Name, type.ShortName()), member.MemberType());
        else if (!isSecret && ConfigValueParser.FindConfig(type, symbols) is { } nested)
            _nested.Add(nested);

        string? key = CheckKey(member, keyAttribute);
        return key is null || value is null
            ? null
            : new ConfigMemberModel(TypeNames.Identifier(member.Name), key, value, ConfigSetters.Of(member, config, symbols));
    }

    private string? CheckKey(ISymbol member, AttributeData? attribute)
    {
        Location location = attribute?.KeyArgument(member.Identifier()) ?? member.Identifier();
        string key = attribute is null ? ConfigNames.KeyOf(member, config, symbols) : attribute.Key() ?? "";
        if (ConfigKeys.WhyInvalid(key) is { } reason)
        {
            Report(member, at => Findings.ConfigKeyInvalid(at, key, reason), location);
            return null;
        }
        if (_taken.TryGetValue(key, out ISymbol first))
        {
            Report(member, at => Findings.ConfigKeyDuplicate(at, key, first.Name, member.Name), location);
            return null;
        }
        _taken.Add(key, member);
        return key;
    }

    private void Report(ISymbol member, Func<Location, Finding> create, Location location)
    {
        if (SymbolEqualityComparer.Default.Equals(member.ContainingType, config))
            findings.Add(create(location));
        else if (!IsReportedByBase(member))
            findings.Add(create(config.Identifier()));
    }

    private bool IsReportedByBase(ISymbol member) =>
        symbols.IsDeclaredHere(member) && member.ContainingType.Find(symbols.WandbConfigAttribute) is not null;
}
