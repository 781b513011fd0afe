namespace Instrument.Testing.GraphQL.Language;

/// <summary>What a token of GraphQL text is.</summary>
internal enum GraphQLTokenKind
{
    End,
    Punctuator,
    Name,
    Number,
    Text,
}

/// <summary>One token; the value of a text is without quotes and escapes.</summary>
internal readonly record struct GraphQLToken(GraphQLTokenKind Kind, string Value, int Position);
