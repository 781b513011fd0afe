using System.Collections.Immutable;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.Generator.Parsing;

/// <summary>Reads from which values a sweep draws the members of a config.</summary>
internal sealed class ConfigSweepParser(INamedTypeSymbol config, KnownSymbols symbols, ImmutableArray<Finding>.Builder findings)
{
    private readonly ImmutableArray<SweepParameterModel>.Builder _parameters = ImmutableArray.CreateBuilder<SweepParameterModel>();

    /// <summary>What the members say, in their order.</summary>
    public EquatableArray<SweepParameterModel> Parse(IReadOnlyList<ConfigEntry> entries)
    {
        foreach (ConfigEntry entry in entries)
            ParseEntry(entry);
        return new(_parameters.ToImmutable());
    }

    /// <summary>Reports attributes on members of the config that are not written into it, and so cannot be set.</summary>
    public void ReportUnwritten(IReadOnlyList<ConfigEntry> entries)
    {
        foreach (ISymbol member in config.GetMembers())
        {
            if (member.IsStatic || SweepAttributes.FirstOn(member, symbols) is not { } attribute || entries.Any(entry => SymbolEqualityComparer.Default.Equals(entry.Member, member)))
                continue;
            // Other reasons are those of every mark without effect.
            if (ConfigMembers.IsEntry(member, hasKey: true, symbols))
                Report(attribute, member, "is not public and has no [ConfigKey], so the config does not have it");
            else if (member.Find(symbols.ConfigIgnoreAttribute) is not null)
                Report(attribute, member, "is left out of the config by [ConfigIgnore]");
        }
    }

    private void ParseEntry(ConfigEntry entry)
    {
        (ISymbol member, ConfigMemberModel model) = (entry.Member, entry.Model);
        ImmutableArray<AttributeData> found = SweepAttributes.Of(member, symbols);
        if (found.IsEmpty)
        {
            ParseNested(entry);
            return;
        }
        if (found.Length > 1)
            Add(member, found[1], at => Findings.SweepParameterTwice(at, member.Name, found[0].Name(), found[1].Name()));
        else if (WhyNotSettable(model) is { } obstacle)
            Report(found[0], member, obstacle);
        else if (SweepRules.WhyWrongKey(model.Key) is { } reason)
            Report(found[0], member, $"has the key \"{model.Key}\", which {reason}");
        else if (ParseDistribution(found[0], member, model) is { } parameter)
            _parameters.Add(parameter);
    }

    private void ParseNested(ConfigEntry entry)
    {
        if (entry.Model.Value is not ConfigObjectModel { Type: var type } || entry.Model.Setter.Kind == ConfigSetterKind.None
            || MetricForms.Unwrap(ConfigMembers.TypeOf(entry.Member), out _) is not INamedTypeSymbol nested || !SweepAttributes.AreIn(nested, symbols))
            return;
        if (SweepRules.WhyWrongKey(entry.Model.Key) is null)
            _parameters.Add(new SweepParameterModel($"Nested<{type}>", entry.Model.Key, default));
    }

    private static string? WhyNotSettable(ConfigMemberModel model)
    {
        if (model.Value is ConfigSecretModel)
            return "is a secret";
        if (model.Value is ConfigObjectModel)
            return "is a config of its own, whose members are drawn one by one";
        if (model.Value is not (ConfigScalarModel or ConfigEnumModel))
            return "holds more than one value";
        return model.Setter.Kind == ConfigSetterKind.None ? "cannot be set" : null;
    }

    private SweepParameterModel? ParseDistribution(AttributeData attribute, ISymbol member, ConfigMemberModel model) => attribute.Name() switch
    {
        "Choices" => ParseChoices(attribute, member, model),
        "Constant" => ParseConstant(attribute, member, model),
        _ => ParseNumbers(attribute, member, model),
    };

    private SweepParameterModel? ParseConstant(AttributeData attribute, ISymbol member, ConfigMemberModel model) =>
        attribute.ConstructorArguments.Length == 1 && Literal(attribute, attribute.ConstructorArguments[0], 0, member, model) is { } literal
            ? Parameter("Constant", model, literal)
            : null;

    private SweepParameterModel? ParseChoices(AttributeData attribute, ISymbol member, ConfigMemberModel model)
    {
        if (attribute.ConstructorArguments.Length != 1 || attribute.ConstructorArguments[0] is not { Kind: TypedConstantKind.Array } argument)
            return null; // The compiler reports it.
        ImmutableArray<TypedConstant> values = argument.IsNull ? ImmutableArray<TypedConstant>.Empty : argument.Values;
        double[]? probabilities = Probabilities(attribute);
        string? mistake = values.IsEmpty ? "has no values"
            : probabilities is null ? null
            : SweepRules.WhyWrongProbabilities(probabilities, values.Length);
        if (mistake is not null)
        {
            ReportRange(attribute, member, mistake);
            return null;
        }
        List<string> literals = [];
        for (int i = 0; i < values.Length; i++)
        {
            if (Literal(attribute, values[i], i, member, model) is not { } literal)
                return null;
            literals.Add(literal);
        }
        if (probabilities is not null)
        {
            return Parameter("WeightedChoices", model, [.. literals.Select((literal, i) => $"({literal}, {SweepLiterals.Floating(probabilities[i])})")]);
        }
        // One null alone would be taken for the list itself.
        return literals.Count == 1 && literals[0] == "null" ? Parameter("Choices", model, "new object?[] { null }") : Parameter("Choices", model, [.. literals]);
    }

    private SweepParameterModel? ParseNumbers(AttributeData attribute, ISymbol member, ConfigMemberModel model)
    {
        bool isWhole = model.Value is ConfigScalarModel scalar && SweepLiterals.IsInteger(scalar);
        if (!isWhole && !(model.Value is ConfigScalarModel number && SweepLiterals.IsFloating(number)))
        {
            Report(attribute, member, $"has the type '{ConfigMembers.TypeOf(member).ShortName()}', which is no number");
            return null;
        }
        if (attribute.ConstructorArguments.Length != 2
            || attribute.ConstructorArguments[0].Value is not double first || attribute.ConstructorArguments[1].Value is not double second)
            return null; // The compiler reports it.
        double step = attribute.Named("Step", 0d);
        string name = attribute.Name();
        if (WhyWrong(name, first, second, step, isWhole, member) is { } mistake)
        {
            ReportRange(attribute, member, mistake);
            return null;
        }
        List<string> arguments = [SweepLiterals.Floating(first)!, SweepLiterals.Floating(second)!];
        if (step > 0)
            arguments.Add("step: " + SweepLiterals.Floating(step));
        if (isWhole)
            arguments.Add("whole: true");
        return Parameter(name, model, [.. arguments]);
    }

    private static string? WhyWrong(string name, double first, double second, double step, bool isWhole, ISymbol member)
    {
        ITypeSymbol type = MetricForms.Unwrap(ConfigMembers.TypeOf(member), out _);
        string? mistake = name switch
        {
            "Uniform" => SweepRules.WhyWrongRange(first, second, step, isWhole),
            "LogUniform" => SweepRules.WhyWrongLogRange(first, second, step, isWhole),
            "InverseLogUniform" => isWhole ? "does not draw whole numbers" : SweepRules.WhyWrongLogRange(first, second, step, isWhole),
            "Beta" => SweepRules.WhyWrongBeta(first, second, step, isWhole),
            _ => SweepRules.WhyWrongNormal(first, second, step, isWhole),
        };
        return mistake is null && isWhole && name.EndsWith("Uniform", StringComparison.Ordinal) && !SweepNumberRange.Holds(type.SpecialType, first, second)
            ? $"goes from {SweepRules.Text(first)} to {SweepRules.Text(second)}, which '{type.ShortName()}' cannot hold"
            : mistake;
    }

    private string? Literal(AttributeData attribute, TypedConstant value, int index, ISymbol member, ConfigMemberModel model)
    {
        if (value.Kind == TypedConstantKind.Error)
            return null; // The compiler reports it.
        ITypeSymbol type = MetricForms.Unwrap(ConfigMembers.TypeOf(member), out _);
        if (SweepLiterals.Of(value, model.Value, type) is { } literal)
            return literal;
        string shown = value.IsNull ? "null" : value.ToCSharpString();
        Add(member, attribute, index, at => Findings.SweepChoiceWrong(at, member.Name, shown, ConfigMembers.TypeOf(member).ShortName()));
        return null;
    }

    private static double[]? Probabilities(AttributeData attribute)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument is { Key: "Probabilities", Value: { Kind: TypedConstantKind.Array, IsNull: false } })
                return [.. argument.Value.Values.Select(static item => item.Value is double value ? value : double.NaN)];
        }
        return null;
    }

    private static SweepParameterModel Parameter(string method, ConfigMemberModel member, params string[] arguments) =>
        new(method, member.Key, new(ImmutableArray.Create(arguments)));

    private void Report(AttributeData attribute, ISymbol member, string reason) =>
        Add(member, attribute, at => Findings.SweepParameterNotSupported(at, member.Name, attribute.Name(), reason));

    private void ReportRange(AttributeData attribute, ISymbol member, string reason) =>
        Add(member, attribute, at => Findings.SweepDistributionWrong(at, member.Name, attribute.Name(), reason));

    private void Add(ISymbol member, AttributeData attribute, Func<Location, Finding> create) =>
        Add(member, create, attribute.Place(member.Identifier()));

    private void Add(ISymbol member, AttributeData attribute, int argument, Func<Location, Finding> create) =>
        Add(member, create, attribute.Place(argument, member.Identifier()));

    // What a base type declares is reported there, if it is a config, and else on the config that inherits it.
    private void Add(ISymbol member, Func<Location, Finding> create, Location location)
    {
        if (SymbolEqualityComparer.Default.Equals(member.ContainingType, config))
            findings.Add(create(location));
        else if (!symbols.IsDeclaredHere(member) || member.ContainingType.Find(symbols.WandbConfigAttribute) is null)
            findings.Add(create(config.Identifier()));
    }
}
