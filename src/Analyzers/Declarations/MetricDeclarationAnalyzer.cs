using System.Collections.Immutable;
using Instrument.Analyzers.Rules;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers.Declarations;

/// <summary>Reports types with metrics for which no typed <c>Log</c> can be generated, and partial log methods that cannot be.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MetricDeclarationAnalyzer() : DeclarationAnalyzer(
    Descriptors.INST1001_MetricTypeNotSupported,
    Descriptors.INST1002_MetricMemberNotReadable,
    Descriptors.INST1003_MetricContainerNotSupported,
    Descriptors.INST1004_MetricOnStaticMember,
    Descriptors.INST1005_LogMethodNotSupported,
    Descriptors.INST1006_PrefixWithoutMetrics,
    Descriptors.INST1007_MemberNameIsGenerated,
    Descriptors.INST2001_MetricKeyInvalid,
    Descriptors.INST2002_MetricKeyReserved,
    Descriptors.INST2003_MetricKeyDuplicate)
{
    private protected override ImmutableArray<Finding> Parse(
        INamedTypeSymbol type, KnownSymbols symbols, CancellationToken cancellationToken) =>
        MetricTypeParser.Parse(type, symbols, cancellationToken).Findings.AddRange(type.GetMembers()
            .OfType<IMethodSymbol>()
            .SelectMany(method => LogMethodParser.Parse(method, symbols, cancellationToken).Findings));
}
