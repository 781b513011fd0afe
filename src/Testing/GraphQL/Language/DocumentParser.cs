using System.Text.Json;

namespace Instrument.Testing.GraphQL.Language;

/// <summary>
/// A document → its one operation. Fragments and directives but <c>@include</c> are refused: no document of the reference
/// (docs/wire/online.md §2, docs/wire/artifacts.md §5) needs them.
/// </summary>
internal sealed class DocumentParser
{
    private readonly TokenReader _tokens;

    private DocumentParser(string text) => _tokens = new TokenReader(text);

    public static OperationNode Parse(string text)
    {
        var parser = new DocumentParser(text);
        OperationNode operation = parser.ReadOperation();
        return parser._tokens.IsAtEnd ? operation : throw parser._tokens.Unexpected("the end");
    }

    /// <summary>Kind, name and variables without a selection, as <c>query Name($v: String)</c>.</summary>
    public static OperationNode ParseSignature(string text) => new DocumentParser(text).ReadHead();

    private OperationNode ReadOperation() => ReadHead() with { Selections = ReadSelections() };

    private OperationNode ReadHead()
    {
        string kind = _tokens.ReadName();
        if (kind is not ("query" or "mutation"))
            throw new GraphQLSyntaxException($"expected a query or a mutation, found '{kind}'");
        string name = _tokens.ReadName();
        IReadOnlyList<VariableNode> variables = _tokens.TryRead("(") ? _tokens.ReadUntil(")", ReadVariable) : [];
        return new OperationNode(kind, name, variables, []);
    }

    private VariableNode ReadVariable()
    {
        _tokens.Expect("$");
        string name = _tokens.ReadName();
        _tokens.Expect(":");
        return new VariableNode(name, _tokens.ReadType(), _tokens.TryRead("=") ? ReadValue() : null);
    }

    private List<FieldNode> ReadSelections()
    {
        _tokens.Expect("{");
        List<FieldNode> fields = _tokens.ReadUntil("}", ReadField);
        return fields.Count > 0 ? fields : throw new GraphQLSyntaxException("a selection is empty");
    }

    private FieldNode ReadField()
    {
        string name = _tokens.ReadName();
        string? alias = null;
        if (_tokens.TryRead(":"))
            (alias, name) = (name, _tokens.ReadName());
        IReadOnlyList<ArgumentNode> arguments = _tokens.TryRead("(") ? _tokens.ReadUntil(")", ReadArgument) : [];
        ValueNode? include = _tokens.TryRead("@") ? ReadInclude() : null;
        bool isObject = _tokens.Current is { Kind: GraphQLTokenKind.Punctuator, Value: "{" };
        return new FieldNode(alias, name, arguments, isObject ? ReadSelections() : [], include);
    }

    private ValueNode ReadInclude()
    {
        string directive = _tokens.ReadName();
        if (directive != "include")
            throw new GraphQLSyntaxException($"the directive @{directive} is not served");
        _tokens.Expect("(");
        return _tokens.ReadUntil(")", ReadArgument) is [{ Name: "if", Value: var condition }]
            ? condition
            : throw new GraphQLSyntaxException("@include takes the argument 'if'");
    }

    private ArgumentNode ReadArgument()
    {
        string name = _tokens.ReadName();
        _tokens.Expect(":");
        return new ArgumentNode(name, ReadValue());
    }

    private ValueNode ReadValue()
    {
        if (_tokens.TryRead("$"))
            return new ValueNode.Variable(_tokens.ReadName());
        if (_tokens.TryRead("["))
            return new ValueNode.List(_tokens.ReadUntil("]", ReadValue));
        if (_tokens.TryRead("{"))
            return new ValueNode.Object(_tokens.ReadUntil("}", ReadArgument));
        GraphQLToken token = _tokens.Read();
        return token.Kind switch
        {
            GraphQLTokenKind.Number => new ValueNode.Scalar(token.Value),
            GraphQLTokenKind.Text => new ValueNode.Scalar($"\"{JsonEncodedText.Encode(token.Value)}\""),
            GraphQLTokenKind.Name when token.Value is "true" or "false" or "null" => new ValueNode.Scalar(token.Value),
            GraphQLTokenKind.Name => new ValueNode.Enum(token.Value),
            _ => throw new GraphQLSyntaxException($"expected a value at {token.Position}, found '{token.Value}'"),
        };
    }
}
