using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Instrument.Analyzers.Keys;

/// <summary>What a key in a call is judged by: the compilation and, when a rule asks for them, the metrics that it declares.</summary>
internal readonly record struct KeyContext(Compilation Compilation, KnownSymbols Symbols)
{
    public DeclaredMetrics Declared => DeclaredMetrics.Of(Compilation, Symbols);
}
