using System.Collections.Immutable;
using Instrument.Analyzers.Rules;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers.Declarations;

/// <summary>Reports config types for which no serializer can be generated.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigDeclarationAnalyzer() : DeclarationAnalyzer(
    Descriptors.INST4001_ConfigNotPartial,
    Descriptors.INST4002_ConfigMemberTypeNotSupported,
    Descriptors.INST4003_ConfigKeyInvalid,
    Descriptors.INST4004_ConfigKeyDuplicate,
    Descriptors.INST4005_ConfigContainerNotSupported,
    Descriptors.INST4006_ConfigMemberNeverWritten,
    Descriptors.INST4007_ConfigDerivedTypeWrong,
    Descriptors.INST4011_SweepParameterNotSupported,
    Descriptors.INST4012_SweepDistributionWrong,
    Descriptors.INST4013_SweepChoiceWrong,
    Descriptors.INST4014_SweepParameterTwice)
{
    private protected override ImmutableArray<Finding> Parse(
        INamedTypeSymbol type, KnownSymbols symbols, CancellationToken cancellationToken) =>
        ConfigTypeParser.Parse(type, symbols, cancellationToken).Findings;
}
