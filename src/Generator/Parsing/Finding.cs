using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>A mistake in a declaration. Findings hold locations and so never enter a generator's pipeline.</summary>
/// <param name="Id">One of <see cref="DiagnosticIds"/>.</param>
/// <param name="Location">Where the mistake is.</param>
/// <param name="Arguments">The arguments of the rule's message, in the order that <see cref="Findings"/> documents.</param>
internal sealed record Finding(string Id, Location Location, ImmutableArray<string> Arguments);
