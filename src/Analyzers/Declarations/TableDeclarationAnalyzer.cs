using System.Collections.Immutable;
using Instrument.Analyzers.Rules;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers.Declarations;

/// <summary>Reports row types for which no writer can be generated.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TableDeclarationAnalyzer() : DeclarationAnalyzer(
    Descriptors.INST5001_TableColumnTypeNotSupported,
    Descriptors.INST5002_TableRowNotSupported,
    Descriptors.INST5003_TableColumnDuplicate)
{
    private protected override ImmutableArray<Finding> Parse(
        INamedTypeSymbol type, KnownSymbols symbols, CancellationToken cancellationToken) =>
        TableTypeParser.Parse(type, symbols, cancellationToken).Findings;
}
