using System.Text;
using System.Text.Json.Nodes;

namespace Instrument.Yaml;

/// <summary>
/// Reads the YAML that W&amp;B's clients write by program (docs/wire/sdk-surface.md §10.2, §10.4) as JSON: maps and lists in blocks or
/// brackets, plain and quoted scalars. Tags, anchors, block scalars and what else only people write are refused.
/// </summary>
internal sealed class YamlReader
{
    private const int MaxDepth = 64;

    // Indent, text without indent, number. Empty lines have no text.
    private readonly List<(int Indent, string Text, int Number)> _lines = [];
    private int _next;

    private YamlReader(string yaml)
    {
        int number = 0;
        foreach (string line in yaml.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            string text = line.TrimStart(' ').TrimEnd();
            if (text.StartsWith('#') || text is "---" or "...")
                continue;
            if (text.StartsWith('\t'))
                throw new YamlException(number, "is indented by a tab");
            _lines.Add((line.Length - line.TrimStart(' ').Length, text, number));
        }
    }

    /// <summary>The document as JSON; <see langword="null"/> for an empty one.</summary>
    /// <exception cref="YamlException">The text is no such YAML.</exception>
    public static JsonNode? Read(string yaml)
    {
        YamlReader reader = new(yaml);
        if (!reader.SkipEmpty())
            return null;
        JsonNode? document = reader.ReadBlock(reader._lines[reader._next].Indent, 0);
        return reader.SkipEmpty() ? throw reader.Wrong("does not belong to what is before it") : document;
    }

    private JsonNode? ReadBlock(int indent, int depth)
    {
        if (depth > MaxDepth)
            throw Wrong("nests too deep");
        string text = _lines[_next].Text;
        if (IsItem(text))
            return ReadList(indent, depth);
        return KeyEnd(text) >= 0 ? ReadMap(indent, depth) : ReadScalar(text, indent - 1);
    }

    private JsonArray ReadList(int indent, int depth)
    {
        JsonArray list = [];
        while (SkipEmpty() && _lines[_next].Indent == indent && IsItem(_lines[_next].Text))
        {
            (_, string text, int number) = _lines[_next];
            string rest = text[1..].TrimStart(' ');
            if (rest.Length == 0)
            {
                _next++;
                list.Add(ReadNested(indent + 1, depth));
                continue;
            }
            // What follows the dash is a block of its own, as if the dash were a blank.
            int inner = indent + text.Length - rest.Length;
            _lines[_next] = (inner, rest, number);
            list.Add(ReadBlock(inner, depth + 1));
        }
        return list;
    }

    private JsonObject ReadMap(int indent, int depth)
    {
        JsonObject map = [];
        while (SkipEmpty() && _lines[_next].Indent == indent)
        {
            string text = _lines[_next].Text;
            int end = IsItem(text) ? -1 : KeyEnd(text);
            if (end < 0)
                throw Wrong("is neither a key nor an item");
            string key = KeyOf(text[..end]);
            string rest = WithoutComment(text[(end + 1)..].TrimStart(' '));
            if (map.ContainsKey(key))
                throw Wrong($"has the key '{key}' a second time");
            if (rest.Length == 0)
            {
                _next++;
                map[key] = ReadNested(indent, depth, allowsItems: true);
            }
            else
            {
                map[key] = ReadScalar(rest, indent);
            }
        }
        if (SkipEmpty() && _lines[_next].Indent > indent)
            throw Wrong("is indented further than what is before it");
        return map;
    }

    // What stands under a key or a dash. Lists under a key may have the key's own indent.
    private JsonNode? ReadNested(int indent, int depth, bool allowsItems = false)
    {
        if (!SkipEmpty())
            return null;
        (int inner, string text, _) = _lines[_next];
        bool isNested = allowsItems ? inner > indent || (inner == indent && IsItem(text)) : inner >= indent;
        return isNested ? ReadBlock(inner, depth + 1) : null;
    }

    // A value that starts on the present line; its other lines are indented further than the key.
    private JsonNode? ReadScalar(string text, int indent)
    {
        int number = _lines[_next++].Number;
        if (text[0] is '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`')
            throw new YamlException(number, $"starts a value with '{text[0]}', which no program writes here");
        if (text.StartsWith("? ", StringComparison.Ordinal))
            throw new YamlException(number, "has a key that is no text");
        bool isFlow = YamlFlow.IsStart(text);
        StringBuilder value = new(isFlow ? text : WithoutComment(text));
        int breaks = 0;
        while (_next < _lines.Count && (isFlow ? !YamlFlow.IsWhole(value.ToString()) : _lines[_next].Text.Length == 0 || _lines[_next].Indent > indent))
        {
            string more = _lines[_next++].Text;
            if (more.Length == 0)
            {
                breaks++;
                continue;
            }
            if (!isFlow && KeyEnd(more) >= 0)
                throw new YamlException(_lines[_next - 1].Number, "has a key inside of a value");
            Join(value, breaks);
            breaks = 0;
            value.Append(isFlow ? more : WithoutComment(more));
        }
        return isFlow ? new YamlFlow(value.ToString(), number).Read() : YamlPlain.Resolve(value.ToString());
    }

    // One line break is a blank, each further one a line break; a backslash at the end joins without any.
    private static void Join(StringBuilder value, int breaks)
    {
        if (breaks > 0)
            value.Append('\n', breaks);
        else if (value[^1] == '\\' && (value.Length < 2 || value[^2] != '\\'))
            value.Length--;
        else
            value.Append(' ');
    }

    private bool SkipEmpty()
    {
        while (_next < _lines.Count && _lines[_next].Text.Length == 0)
            _next++;
        return _next < _lines.Count;
    }

    private string KeyOf(string text)
    {
        text = text.TrimEnd(' ');
        if (text.Length == 0 || text[0] is '&' or '*' or '!' or '?' && text.Length > 1 && text[1] == ' ')
            throw Wrong("has a key that is no text");
        return text[0] is '"' or '\'' ? new YamlFlow(text, _lines[_next].Number).ReadQuoted() : text;
    }

    // Where the colon behind a key is; -1 when the line is no entry of a map.
    private static int KeyEnd(string text)
    {
        int start = 0;
        if (text[0] is '[' or '{')
            return -1;
        if (text[0] is '"' or '\'')
        {
            if (YamlFlow.QuotedEnd(text) is not (> 0 and int end))
                return -1;
            start = text.Length - text[end..].TrimStart(' ').Length;
            return start < text.Length && text[start] == ':' ? start : -1;
        }
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] == ':' && (i + 1 == text.Length || text[i + 1] == ' '))
                return i;
        }
        return -1;
    }

    private static bool IsItem(string text) => text == "-" || text.StartsWith("- ", StringComparison.Ordinal);

    private static string WithoutComment(string text)
    {
        if (text.StartsWith('#'))
            return "";
        if (YamlFlow.IsStart(text))
            return text;
        int at = text.IndexOf(" #", StringComparison.Ordinal);
        return at < 0 ? text : text[..at].TrimEnd();
    }

    private YamlException Wrong(string what) => new(_lines[_next].Number, what);
}
