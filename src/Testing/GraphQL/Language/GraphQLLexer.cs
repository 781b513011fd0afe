using System.Text.Json;

namespace Instrument.Testing.GraphQL.Language;

/// <summary>GraphQL text → tokens. Block strings are left out: neither the schema nor a client of ours has any.</summary>
internal sealed class GraphQLLexer(string text)
{
    private int _position;

    /// <summary>All tokens, the end too.</summary>
    public static List<GraphQLToken> Read(string text)
    {
        var lexer = new GraphQLLexer(text);
        List<GraphQLToken> tokens = [];
        do
            tokens.Add(lexer.Next());
        while (tokens[^1].Kind != GraphQLTokenKind.End);
        return tokens;
    }

    private GraphQLToken Next()
    {
        SkipIgnored();
        int start = _position;
        if (start == text.Length)
            return new(GraphQLTokenKind.End, "", start);
        char first = text[start];
        if (first == '"')
            return new(GraphQLTokenKind.Text, ReadText(), start);
        if (char.IsAsciiLetter(first) || first == '_')
            return new(GraphQLTokenKind.Name, ReadWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'), start);
        if (char.IsAsciiDigit(first) || first == '-')
            return new(GraphQLTokenKind.Number, ReadWhile(digit => char.IsAsciiDigit(digit) || digit is '-' or '+' or '.' or 'e' or 'E'), start);
        if (text.AsSpan(start).StartsWith("..."))
        {
            _position += 3;
            return new(GraphQLTokenKind.Punctuator, "...", start);
        }
        if (!"!$&()[]{}:=@|".Contains(first))
            throw new GraphQLSyntaxException($"unexpected character '{first}' at {start}");
        _position++;
        return new(GraphQLTokenKind.Punctuator, first.ToString(), start);
    }

    // Commas are white space in GraphQL.
    private void SkipIgnored()
    {
        while (_position < text.Length)
        {
            char current = text[_position];
            if (current == '#')
                _position = text.IndexOf('\n', _position) is var end and >= 0 ? end : text.Length;
            else if (char.IsWhiteSpace(current) || current is ',' or '\uFEFF')
                _position++;
            else
                return;
        }
    }

    private string ReadWhile(Func<char, bool> belongs)
    {
        int start = _position;
        while (_position < text.Length && belongs(text[_position]))
            _position++;
        return text[start.._position];
    }

    // The escapes of a GraphQL string are those of JSON.
    private string ReadText()
    {
        int start = _position++;
        while (_position < text.Length && text[_position] is not ('"' or '\n'))
            _position += text[_position] == '\\' ? 2 : 1;
        if (_position >= text.Length || text[_position] != '"')
            throw new GraphQLSyntaxException($"the string at {start} has no end");
        _position++;
        try
        {
            using JsonDocument parsed = JsonDocument.Parse(text[start.._position]);
            return parsed.RootElement.GetString()!;
        }
        catch (JsonException)
        {
            throw new GraphQLSyntaxException($"the string at {start} has an unknown escape");
        }
    }
}
