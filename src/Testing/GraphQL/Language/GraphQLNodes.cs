namespace Instrument.Testing.GraphQL.Language;

/// <summary>An operation of a document: what is asked for.</summary>
internal sealed record OperationNode(string Kind, string Name, IReadOnlyList<VariableNode> Variables, IReadOnlyList<FieldNode> Selections);

/// <summary>A variable that an operation declares.</summary>
internal sealed record VariableNode(string Name, TypeReference Type, ValueNode? Default);

/// <summary>A selected field, perhaps under a condition.</summary>
internal sealed record FieldNode(
    string? Alias, string Name, IReadOnlyList<ArgumentNode> Arguments, IReadOnlyList<FieldNode> Selections, ValueNode? Include = null)
{
    /// <summary>Under which name the answer has it.</summary>
    public string ResponseName => Alias ?? Name;
}

/// <summary>An argument of a field, or a member of an input object.</summary>
internal sealed record ArgumentNode(string Name, ValueNode Value);

/// <summary>A value in a document.</summary>
internal abstract record ValueNode
{
    public sealed record Variable(string Name) : ValueNode;

    /// <summary>A number, flag, null or string, as JSON text.</summary>
    public sealed record Scalar(string Json) : ValueNode;

    public sealed record Enum(string Name) : ValueNode;

    public sealed record List(IReadOnlyList<ValueNode> Items) : ValueNode;

    public sealed record Object(IReadOnlyList<ArgumentNode> Members) : ValueNode;
}
