using System.Text;

namespace Instrument.Settings;

/// <summary>
/// Reads the INI form of W&amp;B's settings files, as Python's configparser takes it (docs/wire/sdk-surface.md §1.6): the section
/// <c>[default]</c>, with keys that end at the first <c>=</c> or <c>:</c>, continued by indented lines.
/// </summary>
internal sealed class SettingsFileReader
{
    private const string Section = "default";
    private const string FallbackSection = "DEFAULT";

    private readonly Dictionary<string, Dictionary<string, (StringBuilder Text, int Line)>> _sections = [];
    private Dictionary<string, (StringBuilder Text, int Line)>? _section;
    private StringBuilder? _value;
    private int _keyIndent;

    private SettingsFileReader()
    {
    }

    /// <summary>Reads a file; one that is missing is empty.</summary>
    public static SettingsFile Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllLines(path));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return SettingsFile.None(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unusable(path, $"The settings file {path} cannot be read and is left out: {exception.Message}");
        }
    }

    /// <summary>Reads lines. The first mistake makes the whole file unusable.</summary>
    public static SettingsFile Parse(string path, IReadOnlyList<string> lines)
    {
        SettingsFileReader reader = new();
        for (int i = 0; i < lines.Count; i++)
        {
            if (reader.Take(lines[i], i + 1) is { } mistake)
                return Unusable(path, i + 1, mistake);
        }
        return reader.Result(path);
    }

    private static SettingsFile Unusable(string path, int line, string mistake) =>
        Unusable(path, $"Line {line} of the settings file {path} {mistake}; the file is left out, and defaults are used.");

    private static SettingsFile Unusable(string path, string message) => SettingsFile.None(path) with { Finding = new SettingFinding(message) };

    private string? Take(string line, int number)
    {
        string text = line.Trim();
        if (text.Length > 0 && text[0] is '#' or ';')
            return null;
        if (text.Length == 0)
        {
            // An empty line inside a continued value belongs to it; those at its end are cut when it is read.
            _value?.Append('\n');
            return null;
        }
        int indent = line.Length - line.TrimStart().Length;
        if (_value is not null && indent > _keyIndent)
        {
            _value.Append('\n').Append(text);
            return null;
        }
        _keyIndent = indent;
        return text[0] == '[' ? TakeSection(text) : TakeKey(text, number);
    }

    private string? TakeSection(string text)
    {
        int end = text.IndexOf(']', StringComparison.Ordinal);
        if (end < 2)
            return "is no section header of the form [default]";
        _value = null;
        _section = [];
        return _sections.TryAdd(text[1..end], _section) ? null : "begins a section that the file has already";
    }

    private string? TakeKey(string text, int number)
    {
        if (_section is null)
            return "comes before the section header [default]";
        int delimiter = text.AsSpan().IndexOfAny('=', ':');
        if (delimiter < 1)
            return "is neither a section header nor of the form 'key = value'";
        string key = text[..delimiter].TrimEnd().ToLowerInvariant();
        _value = new StringBuilder(text[(delimiter + 1)..].Trim());
        return _section.TryAdd(key, (_value, number)) ? null : $"gives '{key}' a second time";
    }

    private SettingsFile Result(string path)
    {
        Dictionary<string, (string Text, int Line)> entries = [];
        if (!_sections.TryGetValue(Section, out Dictionary<string, (StringBuilder Text, int Line)>? section))
            return SettingsFile.None(path);
        foreach ((string key, (StringBuilder text, int line)) in _sections.GetValueOrDefault(FallbackSection, []).Concat(section))
        {
            if (!TryUnescape(text.ToString().TrimEnd('\n'), out string value))
                return Unusable(path, line, "has a '%' that is not written '%%'");
            entries[key.StartsWith('_') ? "x" + key : key] = (value, line);
        }
        return new SettingsFile(path, entries, null);
    }

    // A per cent sign begins an interpolation in configparser; only the doubled one, a literal, is taken here.
    private static bool TryUnescape(string text, out string value)
    {
        value = text.Replace("%%", "\0", StringComparison.Ordinal);
        bool isGood = !value.Contains('%', StringComparison.Ordinal);
        value = value.Replace('\0', '%');
        return isGood;
    }
}
