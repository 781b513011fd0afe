using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>A type or method whose metrics are being read, and how the walk came to it.</summary>
/// <param name="Prefix">The prefix of its keys, ending with a slash, or empty.</param>
/// <param name="IsOptional">Whether a member on the way here may be null.</param>
/// <param name="Path">The members on the way here, ending with a dot, or empty.</param>
/// <param name="Top">The member of the outermost type, or the parameter, that leads here; null in that type or method itself.</param>
internal sealed record MetricScope(string Prefix, bool IsOptional, string Path, ISymbol? Top);
