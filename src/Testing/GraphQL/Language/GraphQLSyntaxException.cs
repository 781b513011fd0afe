namespace Instrument.Testing.GraphQL.Language;

/// <summary>GraphQL text that cannot be parsed.</summary>
internal sealed class GraphQLSyntaxException(string message) : Exception(message);
