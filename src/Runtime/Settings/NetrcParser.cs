using System.Text;

namespace Instrument.Settings;

/// <summary>
/// Reads the text of a netrc file as Python's netrc does: words parted by white space, in quotes if need be, comments where a keyword
/// could stand, and macros up to an empty line.
/// </summary>
internal sealed class NetrcParser
{
    private readonly string _text;
    private readonly List<NetrcEntry> _entries = [];
    private int _at;

    private NetrcParser(string text) => _text = text;

    /// <summary>Whether the text ends inside of a macro, which lacks the empty line behind it.</summary>
    public bool EndsInMacro { get; private set; }

    /// <summary>The machines in the order of the file.</summary>
    public IReadOnlyList<NetrcEntry> Entries => _entries;

    /// <summary>The first mistake, with its line; nothing behind it was read.</summary>
    public string? Mistake { get; private set; }

    /// <summary>Reads a text.</summary>
    public static NetrcParser Parse(string text)
    {
        NetrcParser parser = new(text);
        parser.Run();
        return parser;
    }

    /// <summary>The entry that counts for a machine: the last of its name, else the default one.</summary>
    public NetrcEntry? Find(string machine) =>
        _entries.LastOrDefault(entry => entry.Machine == machine) ?? _entries.LastOrDefault(entry => entry.Machine is null);

    private int Line => 1 + _text.AsSpan(0, Math.Min(_at, _text.Length)).Count('\n');

    private void Run()
    {
        // A byte order mark, read as Latin-1.
        if (_text.StartsWith("\u00ef\u00bb\u00bf", StringComparison.Ordinal))
            _at = 3;
        string? keyword = NextKeyword(out int start);
        while (keyword is not null && Mistake is null)
        {
            switch (keyword)
            {
                case "machine" or "default":
                    keyword = Entry(keyword == "default", ref start);
                    break;
                case "macdef":
                    Macro();
                    keyword = NextKeyword(out start);
                    break;
                default:
                    Mistake = $"line {Line} has '{(keyword.Length > 20 ? "a word" : keyword)}' where 'machine' or 'default' is expected";
                    break;
            }
        }
    }

    // Returns the keyword behind the entry.
    private string? Entry(bool isDefault, ref int start)
    {
        int entryStart = start;
        int line = Line;
        int end = _at;
        string password = "";
        string? machine = isDefault ? null : Value("machine", ref end);
        while (Mistake is null)
        {
            string? keyword = NextKeyword(out start);
            switch (keyword)
            {
                case "login" or "user" or "account":
                    Value(keyword, ref end);
                    break;
                case "password":
                    password = Value(keyword, ref end) ?? "";
                    break;
                case null or "machine" or "default" or "macdef":
                    _entries.Add(new NetrcEntry(machine, password, entryStart, end, line));
                    return keyword;
                default:
                    // The word may be a password that lacks its keyword.
                    Mistake = $"line {Line} has a word where 'login', 'account' or 'password' is expected";
                    break;
            }
        }
        return null;
    }

    private string? Value(string keyword, ref int end)
    {
        string? value = NextWord(out _);
        if (value is null)
            Mistake = $"line {Line} ends the file behind '{keyword}'";
        end = _at;
        return value;
    }

    private void Macro()
    {
        int end = _text.IndexOf("\n\n", _at, StringComparison.Ordinal);
        int other = _text.IndexOf("\n\r\n", _at, StringComparison.Ordinal);
        if (end < 0 || (other >= 0 && other < end))
            end = other;
        EndsInMacro = end < 0;
        _at = end < 0 ? _text.Length : end + 2;
    }

    private string? NextKeyword(out int start)
    {
        while (true)
        {
            string? word = NextWord(out start);
            if (word is null || _text[start] != '#')
                return word;
            int end = _text.IndexOf('\n', start);
            _at = end < 0 ? _text.Length : end;
        }
    }

    private string? NextWord(out int start)
    {
        while (_at < _text.Length && IsWhite(_text[_at]))
            _at++;
        start = _at;
        if (_at == _text.Length)
            return null;
        bool isQuoted = _text[_at] == '"';
        if (isQuoted)
            _at++;
        StringBuilder word = new();
        for (; _at < _text.Length; _at++)
        {
            char character = _text[_at];
            if (isQuoted ? character == '"' : IsWhite(character))
                break;
            if (character == '\\' && _at + 1 < _text.Length)
                character = _text[++_at];
            word.Append(character);
        }
        if (isQuoted && _at < _text.Length)
            _at++;
        return word.ToString();
    }

    private static bool IsWhite(char character) => character is ' ' or '\t' or '\r' or '\n';
}
