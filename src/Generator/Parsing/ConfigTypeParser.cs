using System.Collections.Immutable;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.Generator.Parsing;

/// <summary>Reads a type with <c>[WandbConfig]</c>. The generator takes its model, an analyzer its findings.</summary>
internal static class ConfigTypeParser
{
    public static ParseResult<ConfigTypeModel> Parse(INamedTypeSymbol type, KnownSymbols symbols, CancellationToken cancellationToken) =>
        Parse(type, symbols, new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default), cancellationToken);

    private static ParseResult<ConfigTypeModel> Parse(
        INamedTypeSymbol type, KnownSymbols symbols, HashSet<INamedTypeSymbol> visited, CancellationToken cancellationToken)
    {
        visited.Add(type);
        ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();
        if (type.Find(symbols.WandbConfigAttribute) is null)
        {
            ConfigFamilyParser.ReportIfNoConfig(type, symbols, findings);
            return findings.Count == 0 ? ParseResult<ConfigTypeModel>.Nothing : new(null, findings.ToImmutable());
        }
        if (Containers.WhyNotConfig(type) is { } reason)
        {
            findings.Add(Findings.ConfigContainerNotSupported(type.Identifier(), type.ShortName(), reason));
            return new(null, findings.ToImmutable());
        }

        EquatableArray<string> declarations = ParseDeclarations(type, findings, cancellationToken);
        ConfigMarkChecker.Check(type, symbols, findings);
        ConfigFamilyParser familyParser = new(type, symbols, findings);
        ConfigFamilyModel family = familyParser.Parse();
        ConfigMemberParser parser = new(type, symbols, findings, cancellationToken);
        foreach (string key in DiscriminatorKeys(family))
            parser.Reserve(key);
        IReadOnlyList<ConfigEntry> entries = parser.Parse();
        ConfigSweepParser sweepParser = new(type, symbols, findings);
        EquatableArray<SweepParameterModel> searchSpace = sweepParser.Parse(entries);
        sweepParser.ReportUnwritten(entries);
        bool isComplete = findings.Count == 0 && !parser.IsBroken && parser.Nested.Concat(familyParser.Derived).All(CanBeWritten);
        return new(isComplete ? CreateModel(type, declarations, entries, family, searchSpace) : null, findings.ToImmutable());

        // A nested config without a serializer is reported on its own; one that was visited is being judged already.
        bool CanBeWritten(INamedTypeSymbol nested) =>
            !symbols.IsDeclaredHere(nested) || visited.Contains(nested) || Parse(nested, symbols, visited, cancellationToken).Model is not null;
    }

    private static IEnumerable<string> DiscriminatorKeys(ConfigFamilyModel family)
    {
        if (family.Key is not null)
            yield return family.Key;
        if (family.Derived.Count > 0 && family.DerivedKey != family.Key)
            yield return family.DerivedKey;
    }

    private static ConfigTypeModel CreateModel(
        INamedTypeSymbol type, EquatableArray<string> declarations, IReadOnlyList<ConfigEntry> entries, ConfigFamilyModel family,
        EquatableArray<SweepParameterModel> searchSpace) => new(
            Namespace: type.NamespaceName(),
            Declarations: declarations,
            GlobalName: type.GlobalName(),
            HintName: TypeNames.HintName(type, type.FullName(), "Config"),
            IsValueType: type.IsValueType,
            CopiesByWith: type.IsRecord || type.IsValueType,
            Members: new(entries.Select(static entry => entry.Model).ToImmutableArray()),
            Creation: new ConfigCreationParser(type, entries).Parse(),
            Family: family,
            SearchSpace: searchSpace);

    private static EquatableArray<string> ParseDeclarations(
        INamedTypeSymbol config, ImmutableArray<Finding>.Builder findings, CancellationToken cancellationToken)
    {
        List<string> declarations = [];
        for (INamedTypeSymbol? type = config; type is not null; type = type.ContainingType)
        {
            if (!IsPartial(type, cancellationToken))
                findings.Add(Findings.ConfigNotPartial(type.Identifier(), type.ShortName(), config.ShortName()));
            declarations.Insert(0, $"partial {Keyword(type)} {TypeNames.Identifier(type.Name)}");
        }
        return new EquatableArray<string>(declarations.ToImmutableArray());
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
                return true;
        }
        return false;
    }

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };
}
