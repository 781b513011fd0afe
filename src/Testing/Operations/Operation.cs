using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Language;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>
/// A GraphQL operation that clients send: its name, the variables it may declare, and what its root field does. A new one is a class here,
/// a line in <see cref="OperationCatalog"/>, and its fields in wandb.graphql.
/// </summary>
internal abstract class Operation(string signature, string rootField)
{
    /// <summary>Kind, name and variables.</summary>
    public OperationNode Signature { get; } = DocumentParser.ParseSignature(signature);

    public string Name => Signature.Name;

    public string RootField { get; } = rootField;

    /// <summary>The feature that a server must have for this; <see langword="null"/> where all have it.</summary>
    public virtual string? RequiredFeature => null;

    /// <summary>Does it, under the gate of the state, and returns the value of the root field.</summary>
    public abstract object? Resolve(JsonObject arguments, ServerState state);

    /// <summary>The one argument of a mutation.</summary>
    protected static JsonObject Input(JsonObject arguments) => arguments["input"]!.AsObject();
}
