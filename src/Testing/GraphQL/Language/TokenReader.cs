namespace Instrument.Testing.GraphQL.Language;

/// <summary>Goes through tokens, and reads what documents and schemas have in common.</summary>
internal sealed class TokenReader(string text)
{
    private readonly List<GraphQLToken> _tokens = GraphQLLexer.Read(text);
    private int _next;

    public GraphQLToken Current => _tokens[_next];

    public bool IsAtEnd => Current.Kind == GraphQLTokenKind.End;

    public GraphQLToken Read() => _tokens[IsAtEnd ? _next : _next++];

    public bool TryRead(string punctuator)
    {
        if (Current is not { Kind: GraphQLTokenKind.Punctuator } || Current.Value != punctuator)
            return false;
        _next++;
        return true;
    }

    public void Expect(string punctuator)
    {
        if (!TryRead(punctuator))
            throw Unexpected($"'{punctuator}'");
    }

    public string ReadName() => Current.Kind == GraphQLTokenKind.Name ? Read().Value : throw Unexpected("a name");

    /// <summary>Items up to the closing punctuator, which is read too.</summary>
    public List<T> ReadUntil<T>(string close, Func<T> readItem)
    {
        List<T> items = [];
        while (!TryRead(close))
            items.Add(readItem());
        return items;
    }

    public TypeReference ReadType()
    {
        TypeReference type;
        if (TryRead("["))
        {
            type = new(null, ReadType(), false);
            Expect("]");
        }
        else
        {
            type = new(ReadName(), null, false);
        }
        return type with { IsNonNull = TryRead("!") };
    }

    public GraphQLSyntaxException Unexpected(string wanted) =>
        new($"expected {wanted} at {Current.Position}, found {(IsAtEnd ? "the end" : $"'{Current.Value}'")}");
}
