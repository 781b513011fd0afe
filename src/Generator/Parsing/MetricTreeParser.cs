using System.Collections.Immutable;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Reads the metrics of one type or method, those of nested types included, and checks their keys.</summary>
/// <param name="root">The type or the method.</param>
/// <param name="reach">How the code that writes the rows gets at members.</param>
/// <param name="symbols">What the compilation knows.</param>
/// <param name="findings">Takes the mistakes.</param>
/// <param name="cancellationToken">Ends the walk.</param>
internal sealed class MetricTreeParser(
    ISymbol root, MetricReach reach, KnownSymbols symbols, ImmutableArray<Finding>.Builder findings, CancellationToken cancellationToken)
{
    private readonly MetricKeyChecker _keys = new(root, symbols, findings);
    private readonly MetricMistakes _mistakes = new(root, symbols, findings);
    private readonly List<INamedTypeSymbol> _open = [];
    private bool _isBroken;

    /// <summary>Whether something cannot be built, although the finding may belong to another type.</summary>
    public bool IsBroken => _isBroken || _keys.IsBroken;

    /// <summary>The metrics of a type.</summary>
    public EquatableArray<MetricMemberModel> Parse(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IFieldSymbol { AssociatedSymbol: { } owner } && member.FirstMetric(symbols) is not null)
                findings.Add(Findings.MetricMemberNotReadable(owner.Identifier(), owner.Name, "has the attribute on its hidden backing field"));
        }
        return Walk(type, new MetricScope(_keys.ParsePrefix(type), IsOptional: false, Path: "", Top: null));
    }

    /// <summary>The metrics that parameters of a method are.</summary>
    public EquatableArray<MetricMemberModel> Parse(IEnumerable<IParameterSymbol> parameters) =>
        Parse(parameters, new MetricScope(_keys.ParsePrefix(root), IsOptional: false, Path: "", Top: null));

    private EquatableArray<MetricMemberModel> Walk(INamedTypeSymbol type, MetricScope scope)
    {
        _open.Add(type);
        EquatableArray<MetricMemberModel> members = Parse(InstanceMembers.Of(type), scope);
        _open.RemoveAt(_open.Count - 1);
        return members;
    }

    private EquatableArray<MetricMemberModel> Parse(IEnumerable<ISymbol> members, MetricScope scope)
    {
        ImmutableArray<MetricMemberModel>.Builder models = ImmutableArray.CreateBuilder<MetricMemberModel>();
        foreach (ISymbol member in members)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (AttributeData attribute in member.InheritedMetrics(symbols))
            {
                if (ParseMember(new MetricSite(member, attribute, scope)) is { } model)
                    models.Add(model);
                else
                    _isBroken = true;
            }
        }
        return new EquatableArray<MetricMemberModel>(models.ToImmutable());
    }

    private MetricMemberModel? ParseMember(MetricSite site)
    {
        if (MetricMembers.WhyNoValue(site.Member) is { } reason)
            return _mistakes.ReportMember(site, reason);
        MetricAccessModel? access = site.Member is IParameterSymbol ? new(TypeNames.Identifier(site.Member.Name)) : reach.Find(site.Member);
        if (access is null)
            return _mistakes.ReportMember(site, MetricMembers.WhyOutOfReach(site.Member, symbols));

        _keys.CheckAxis(site);
        string? key = _keys.Check(site);
        if (SymbolEqualityComparer.Default.Equals(site.Attribute.AttributeClass, symbols.MetricFamilyAttribute))
            return ParseFamily(site, access, key);
        return (MetricForms.Wish)site.Attribute.Named("As", 0) switch
        {
            MetricForms.Wish.Histogram => ParseHistogram(site, access, key),
            MetricForms.Wish.Name => ParseName(site, access, key),
            _ => ParseValueOrGroup(site, access, key),
        };
    }

    private MetricMemberModel? ParseValueOrGroup(MetricSite site, MetricAccessModel access, string? key)
    {
        ITypeSymbol type = MetricForms.Unwrap(site.Type, out bool isNullable);
        if (MetricForms.OfMetric(type) is { } form)
            return CreateValue(site, access, key, form, isNullable, isEnum: type.TypeKind == TypeKind.Enum);
        if (MediaTypes.IsValue(type) || MediaTypes.IsList(type))
            return key is null ? null : ParseMedia(site, access, key, isList: !MediaTypes.IsValue(type));
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } group && MetricMembers.HasMetrics(group, symbols))
            return key is null ? null : ParseGroup(site, access, group, key, isNullable);
        return _mistakes.ReportType(site, "is not a number, flag, enum or text and has no metrics of its own");
    }

    private MetricMemberModel? ParseName(MetricSite site, MetricAccessModel access, string? key)
    {
        ITypeSymbol type = MetricForms.Unwrap(site.Type, out bool isNullable);
        return type.TypeKind == TypeKind.Enum
            ? CreateValue(site, access, key, MetricForm.Name, isNullable, isEnum: false)
            : _mistakes.ReportType(site, "is no enum and so has no names");
    }

    private MetricMemberModel? ParseHistogram(MetricSite site, MetricAccessModel access, string? key)
    {
        if (NumberSeries.Of(site.Type) is not var (numbers, form))
            return _mistakes.ReportType(site, "is no array, list, memory or span of numbers, which a histogram needs");
        if (MetricForms.Bins(site.Attribute, out string reason) is not { } bins)
            return _mistakes.ReportType(site, reason);
        return key is not null && _keys.Claim(site, key)
            ? new MetricHistogramModel(access, key, numbers, bins, MetricDefinitions.Of(site.Attribute, form))
            : null;
    }

    private MetricMediaModel? ParseMedia(MetricSite site, MetricAccessModel access, string key, bool isList) =>
        _keys.CheckFileName(site, key) && _keys.Claim(site, key)
            ? new MetricMediaModel(access, key, isList, MetricDefinitions.Of(site.Attribute))
            : null;

    private MetricMemberModel? ParseFamily(MetricSite site, MetricAccessModel access, string? key)
    {
        MetricFamilyShape family = MetricFamilyShape.Of(site.Attribute);
        if (MetricFamilyElements.Of(site, out string reason) is not { } elements)
            return _mistakes.ReportType(site, reason);
        return key is not null && _keys.ClaimFamily(site, key, family, elements.HaveFiles)
            ? elements.Create(access, key, family, site.Attribute)
            : null;
    }

    private MetricValueModel? CreateValue(MetricSite site, MetricAccessModel access, string? key, MetricForm form, bool isNullable, bool isEnum)
    {
        if (key is null || !_keys.Claim(site, key))
            return null;
        MetricDefinitionModel definition = MetricDefinitions.Of(site.Attribute, form);
        bool isOptional = isNullable || form.IsText() || site.Scope.IsOptional || definition.NonFinite == MetricDefinitions.SkipNonFinite;
        return new MetricValueModel(access, key, form, isNullable, isEnum, isOptional, definition);
    }

    private MetricGroupModel? ParseGroup(MetricSite site, MetricAccessModel access, INamedTypeSymbol group, string key, bool isNullable)
    {
        if (_open.Contains(group, SymbolEqualityComparer.Default))
            return _mistakes.ReportCycle(site, group);
        bool canBeNull = isNullable || (group.IsReferenceType && site.Type.NullableAnnotation != NullableAnnotation.NotAnnotated);
        EquatableArray<MetricMemberModel> members = Walk(group, new MetricScope(
            MetricKeyChecker.Prefix(key) + _keys.ParsePrefix(group), site.Scope.IsOptional || canBeNull, site.Path + ".", site.Top));
        return new MetricGroupModel(access, canBeNull, members);
    }
}
