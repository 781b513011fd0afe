using System.Collections.Immutable;
using Instrument.Analyzers.Rules;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers.Config;

/// <summary>Reports texts in a config that are secrets by their name or key, and that nothing keeps out of it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretInConfigAnalyzer() : ConfigTypeAnalyzer(Descriptors.INST4008_SecretInConfig)
{
    private protected override Diagnostic? Check(ISymbol member, INamedTypeSymbol config, KnownSymbols symbols)
    {
        if (ConfigMembers.TypeOf(member).SpecialType != SpecialType.System_String || member.FindInherited(symbols.SecretAttribute) is not null)
            return null;
        string? key = member.FindInherited(symbols.ConfigKeyAttribute)?.Key();
        if (!SecretNames.Contains(member.Name) && (key is null || !SecretNames.Contains(key)))
            return null;
        return Diagnostic.Create(
            Descriptors.INST4008_SecretInConfig,
            member.Identifier(),
            ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Attribute, "Secret"),
            member.Name);
    }
}
