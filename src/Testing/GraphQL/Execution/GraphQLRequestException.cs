namespace Instrument.Testing.GraphQL.Execution;

/// <summary>A document or variables that break the schema, or the reference.</summary>
internal sealed class GraphQLRequestException(string message) : Exception(message);
