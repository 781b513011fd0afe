using Microsoft.CodeAnalysis;

namespace Instrument.Analyzers.Keys;

/// <summary>A key as the source spells it, in an attribute or in a call.</summary>
internal readonly record struct WrittenKey(string Text, MetricKeyRole Role, Location Location);
