using System.Text.Json.Nodes;

namespace Instrument.Testing.GraphQL.Execution;

/// <summary>An operation that has been checked against the schema.</summary>
internal sealed record PreparedOperation(string Name, IReadOnlyList<PreparedField> Fields);

/// <summary>A selected field with the values of its arguments.</summary>
internal sealed record PreparedField(string Name, string ResponseName, JsonObject Arguments, IReadOnlyList<PreparedField> Selections);
