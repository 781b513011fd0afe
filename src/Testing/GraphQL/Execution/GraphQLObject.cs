using System.Text.Json.Nodes;

namespace Instrument.Testing.GraphQL.Execution;

/// <summary>
/// An object of an answer: how each of its fields is found. Values are <see langword="null"/>, <see cref="string"/>, <see cref="int"/>,
/// <see cref="bool"/>, <see cref="JsonNode"/>, <see cref="GraphQLObject"/>, or sequences of these.
/// </summary>
internal sealed class GraphQLObject
{
    private readonly Dictionary<string, Func<JsonObject, object?>> _fields = new(StringComparer.Ordinal);

    /// <summary>A field with a value that is known.</summary>
    public object? this[string field]
    {
        set => _fields[field] = _ => value;
    }

    /// <summary>A field that depends on its arguments, or is better not looked up unless it is asked for.</summary>
    public GraphQLObject With(string field, Func<JsonObject, object?> resolve)
    {
        _fields[field] = resolve;
        return this;
    }

    public object? Resolve(string field, JsonObject arguments) => _fields[field](arguments);
}
