using System.Collections.Immutable;

namespace Instrument.Generator.Parsing;

/// <summary>
/// What a parser found: the model for the generator, the findings for the analyzers. Any finding leaves the model null; a null model
/// without findings means that there is nothing to generate or that the mistake is reported on another type.
/// </summary>
internal sealed record ParseResult<T>(T? Model, ImmutableArray<Finding> Findings) where T : class
{
    public static ParseResult<T> Nothing { get; } = new(null, ImmutableArray<Finding>.Empty);
}
