using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Instrument.Yaml;

/// <summary>Reads values that are written on one line, or as if they were: quoted text, and lists and maps in brackets.</summary>
internal sealed class YamlFlow(string text, int line)
{
    private const int MaxDepth = 64;

    private int _at;

    /// <summary>Whether the text starts like such a value.</summary>
    public static bool IsStart(string text) => text.Length > 0 && text[0] is '"' or '\'' or '[' or '{';

    /// <summary>Whether the quotes and brackets that the text opens are closed in it.</summary>
    public static bool IsWhole(string text)
    {
        int depth = 0;
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quote == '"' && c == '\\')
                i++;
            else if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'' && (i == 0 || text[i - 1] is ' ' or '[' or '{' or ',' or ':'))
                quote = c;
            else if (c is '[' or '{')
                depth++;
            else if (c is ']' or '}')
                depth--;
        }
        return quote == '\0' && depth <= 0;
    }

    /// <summary>Reads all of the text.</summary>
    public JsonNode? Read()
    {
        JsonNode? value = ReadValue(0);
        SkipBlanks();
        return _at == text.Length || text[_at] == '#' ? value : throw Wrong($"has '{text[_at]}' behind a value");
    }

    /// <summary>Reads quoted text.</summary>
    public string ReadQuoted() => text[_at] == '"' ? ReadDouble() : ReadSingle();

    /// <summary>The place behind the quoted text at the start; -1 when it does not end.</summary>
    public static int QuotedEnd(string text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            if (text[0] == '"' && text[i] == '\\')
                i++;
            else if (text[i] == text[0] && (text[0] == '"' || i + 1 == text.Length || text[i + 1] != '\''))
                return i + 1;
            else if (text[i] == text[0])
                i++;
        }
        return -1;
    }

    private JsonNode? ReadValue(int depth)
    {
        if (depth > MaxDepth)
            throw Wrong("nests too deep");
        SkipBlanks();
        if (_at == text.Length)
            throw Wrong("ends before its value");
        return text[_at] switch
        {
            '[' => ReadList(depth),
            '{' => ReadMap(depth),
            '"' or '\'' => JsonValue.Create(ReadQuoted()),
            _ => YamlPlain.Resolve(ReadPlain()),
        };
    }

    private JsonArray ReadList(int depth)
    {
        JsonArray list = [];
        _at++;
        while (!Ends(']'))
        {
            list.Add(ReadValue(depth + 1));
            Separate(']');
        }
        return list;
    }

    private JsonObject ReadMap(int depth)
    {
        JsonObject map = [];
        _at++;
        while (!Ends('}'))
        {
            string key = text[_at] is '"' or '\'' ? ReadQuoted() : ReadPlain();
            SkipBlanks();
            if (_at == text.Length || text[_at] != ':')
                throw Wrong($"has the key '{key}' without a colon");
            _at++;
            map[key] = ReadValue(depth + 1);
            Separate('}');
        }
        return map;
    }

    private bool Ends(char bracket)
    {
        SkipBlanks();
        if (_at == text.Length)
            throw Wrong($"lacks '{bracket}'");
        if (text[_at] != bracket)
            return false;
        _at++;
        return true;
    }

    private void Separate(char bracket)
    {
        SkipBlanks();
        if (_at < text.Length && text[_at] == ',')
            _at++;
        else if (_at == text.Length || text[_at] != bracket)
            throw Wrong($"lacks ',' or '{bracket}'");
    }

    private string ReadPlain()
    {
        int start = _at;
        while (_at < text.Length && text[_at] is not (',' or ']' or '}' or '[' or '{') && !IsColon())
            _at++;
        string plain = text[start.._at].Trim();
        return plain.Length > 0 ? plain : throw Wrong("lacks a value");
    }

    private bool IsColon() => text[_at] == ':' && (_at + 1 == text.Length || text[_at + 1] is ' ' or ',' or ']' or '}');

    private string ReadSingle()
    {
        StringBuilder value = new();
        for (_at++; _at < text.Length; _at++)
        {
            if (text[_at] != '\'')
                value.Append(text[_at]);
            else if (_at + 1 < text.Length && text[_at + 1] == '\'')
                value.Append(text[_at++]);
            else
            {
                _at++;
                return value.ToString();
            }
        }
        throw Wrong("lacks a closing quote");
    }

    private string ReadDouble()
    {
        StringBuilder value = new();
        for (_at++; _at < text.Length; _at++)
        {
            if (text[_at] == '"')
            {
                _at++;
                return value.ToString();
            }
            if (text[_at] == '\\')
                value.Append(ReadEscape());
            else
                value.Append(text[_at]);
        }
        throw Wrong("lacks a closing quote");
    }

    private string ReadEscape()
    {
        _at++;
        return _at == text.Length ? throw Wrong("ends inside an escape") : text[_at] switch
        {
            'n' => "\n",
            't' => "\t",
            'r' => "\r",
            '0' => "\0",
            'a' => "\a",
            'b' => "\b",
            'e' => "\u001B",
            'f' => "\f",
            'v' => "\v",
            'N' => "\u0085",
            '_' => "\u00A0",
            'L' => "\u2028",
            'P' => "\u2029",
            '"' or '\\' or '/' or ' ' => text[_at].ToString(),
            'x' => ReadCode(2),
            'u' => ReadCode(4),
            'U' => ReadCode(8),
            var other => throw Wrong($"has the escape '\\{other}', which YAML does not know"),
        };
    }

    private string ReadCode(int digits)
    {
        if (_at + digits >= text.Length
            || !int.TryParse(text.AsSpan(_at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
            || code is < 0 or > 0x10FFFF)
            throw Wrong("has an escape without its number");
        _at += digits;
        return code is >= 0xD800 and < 0xE000 ? ((char)code).ToString() : char.ConvertFromUtf32(code);
    }

    private void SkipBlanks()
    {
        while (_at < text.Length && text[_at] is ' ' or '\n')
            _at++;
    }

    private YamlException Wrong(string what) => new(line, what);
}
