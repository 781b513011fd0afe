using Instrument.Testing.GraphQL.Language;

namespace Instrument.Testing.GraphQL.Schema;

/// <summary>Schema text → types.</summary>
internal sealed class SchemaParser
{
    private readonly TokenReader _tokens;

    private SchemaParser(string text) => _tokens = new TokenReader(text);

    public static Dictionary<string, GraphQLType> Parse(string text)
    {
        var parser = new SchemaParser(text);
        Dictionary<string, GraphQLType> types = new(StringComparer.Ordinal);
        while (!parser._tokens.IsAtEnd)
        {
            GraphQLType type = parser.ReadType();
            types.Add(type.Name, type);
        }
        return types;
    }

    private GraphQLType ReadType() => _tokens.ReadName() switch
    {
        "scalar" => new(GraphQLTypeKind.Scalar, _tokens.ReadName(), NoFields, NoValues),
        "enum" => new(GraphQLTypeKind.Enum, _tokens.ReadName(), NoFields, ReadValues()),
        "type" => new(GraphQLTypeKind.Object, _tokens.ReadName(), ReadFields(), NoValues),
        "input" => new(GraphQLTypeKind.Input, _tokens.ReadName(), ReadFields(), NoValues),
        string other => throw new GraphQLSyntaxException($"'{other}' starts no type"),
    };

    private static Dictionary<string, GraphQLField> NoFields => [];

    private static HashSet<string> NoValues => [];

    private HashSet<string> ReadValues()
    {
        _tokens.Expect("{");
        return [.. _tokens.ReadUntil("}", _tokens.ReadName)];
    }

    private Dictionary<string, GraphQLField> ReadFields()
    {
        _tokens.Expect("{");
        return _tokens.ReadUntil("}", ReadField).ToDictionary(field => field.Name, StringComparer.Ordinal);
    }

    private GraphQLField ReadField()
    {
        string name = _tokens.ReadName();
        Dictionary<string, TypeReference> arguments = new(StringComparer.Ordinal);
        if (_tokens.TryRead("("))
        {
            foreach ((string argument, TypeReference type) in _tokens.ReadUntil(")", ReadNameAndType))
                arguments.Add(argument, type);
        }
        _tokens.Expect(":");
        return new GraphQLField(name, _tokens.ReadType(), arguments);
    }

    private (string Name, TypeReference Type) ReadNameAndType()
    {
        string name = _tokens.ReadName();
        _tokens.Expect(":");
        return (name, _tokens.ReadType());
    }
}
