using System.Text;
using Instrument.Files;

namespace Instrument.Settings;

/// <summary>Sets or removes one setting of a settings file and leaves everything else as it is, comments and order included (docs/wire/sdk-surface.md §1.6).</summary>
/// <param name="path">The file.</param>
internal sealed class SettingsFileWriter(string path)
{
    private const string Header = "[default]";

    /// <summary>Writes a setting. The file is made if it is missing, whole or not at all.</summary>
    /// <param name="key">The setting's name.</param>
    /// <param name="value">Its text; <see langword="null"/> removes it, and makes no file.</param>
    /// <exception cref="WandbException">The file is malformed, or cannot be read or written; it is untouched then.</exception>
    public void Write(string key, string? value)
    {
        try
        {
            string old = PrivateFile.Read(path) is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
            if (SettingsFileReader.Parse(path, Lines(old)).Finding is { } finding)
                throw new WandbException($"{finding.Message} Correct it, or set the server with WANDB_BASE_URL.");
            string text = Change(old, key, value);
            if (text != old)
                PrivateFile.Replace(path, Encoding.UTF8.GetBytes(text));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WandbException($"The settings file {path} cannot be written: {exception.Message}", exception);
        }
    }

    private static string Change(string old, string key, string? value)
    {
        List<string> lines = [.. Lines(old)];
        int header = lines.FindIndex(line => line.TrimEnd() == Header);
        int at = header < 0 ? -1 : Find(lines, header, key);
        if (at >= 0)
        {
            // Indented lines that follow are part of the old value.
            int end = at + 1;
            while (end < lines.Count && lines[end].Trim().Length != 0 && char.IsWhiteSpace(lines[end][0]))
                end++;
            lines.RemoveRange(at, end - at);
        }
        if (value is not null)
        {
            if (header < 0)
                lines.Insert(header = 0, Header);
            // A per cent sign begins an interpolation in configparser.
            lines.Insert(at >= 0 ? at : header + 1, $"{key} = {value.Replace("%", "%%", StringComparison.Ordinal)}");
        }
        return lines.Count == 0 ? "" : string.Join('\n', lines) + "\n";
    }

    private static int Find(List<string> lines, int header, string key)
    {
        for (int index = header + 1; index < lines.Count && !lines[index].StartsWith('['); index++)
        {
            string line = lines[index];
            int delimiter = line.AsSpan().IndexOfAny('=', ':');
            if (delimiter > 0 && !char.IsWhiteSpace(line[0]) && line[..delimiter].TrimEnd().Equals(key, StringComparison.OrdinalIgnoreCase))
                return index;
        }
        return -1;
    }

    private static string[] Lines(string text) =>
        text.Length == 0 ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
}
