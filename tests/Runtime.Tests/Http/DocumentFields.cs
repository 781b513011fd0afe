using System.Text.RegularExpressions;

namespace Instrument.Runtime.Tests.Http;

/// <summary>Reads a GraphQL document into the form of the golden data: its selected fields, dotted, with the names of their arguments.</summary>
internal sealed partial class DocumentFields
{
    private readonly string[] _tokens;
    private readonly List<string> _fields = [];
    private int _at;

    private DocumentFields(string document) => _tokens = [.. Token().Matches(document).Select(match => match.Value)];

    /// <summary>Kind, name and fields of a document.</summary>
    public static (string Kind, string Name, string[] Fields) Of(string document)
    {
        DocumentFields reader = new(document);
        string kind = reader._tokens[reader._at++];
        string name = reader._tokens[reader._at++];
        reader.Arguments();
        reader.Selection("");
        Assert.Equal(reader._tokens.Length, reader._at);
        return (kind, name, [.. reader._fields]);
    }

    private void Selection(string prefix)
    {
        Assert.Equal("{", _tokens[_at++]);
        while (_tokens[_at] != "}")
        {
            string name = prefix + _tokens[_at++];
            if (Arguments() is { Count: > 0 } arguments)
                name += $"({string.Join(',', arguments)})";
            if (_tokens[_at] == "{")
                Selection(name + ".");
            else
                _fields.Add(name);
        }
        _at++;
    }

    private List<string> Arguments()
    {
        List<string> names = [];
        if (_tokens[_at] != "(")
            return names;
        int depth = 0;
        do
        {
            string token = _tokens[_at++];
            depth += token is "(" or "{" or "[" ? 1 : token is ")" or "}" or "]" ? -1 : 0;
            if (depth == 1 && token != "(" && _tokens[_at] == ":")
                names.Add(token);
        }
        while (depth > 0);
        return names;
    }

    [GeneratedRegex("""[{}()\[\]:=!]|\$?[A-Za-z_][A-Za-z_0-9]*|"[^"]*"|[0-9]+""")]
    private static partial Regex Token();
}
