using System.Text;
using Instrument.Files;

namespace Instrument.Settings;

/// <summary>The key of a machine in a user's netrc file: read for every run, written at a login.</summary>
/// <param name="path">The file.</param>
internal sealed class NetrcFile(string path)
{
    // Every byte is one character, so that what belongs to other machines stays as it is, whatever its encoding.
    private static readonly Encoding Bytes = Encoding.Latin1;

    /// <summary>The key of a machine.</summary>
    /// <param name="machine">Host, with the port if it is not the scheme's own.</param>
    /// <param name="findings">Takes what is wrong with the file.</param>
    public ApiKey? Read(string machine, ICollection<SettingFinding> findings)
    {
        NetrcParser file;
        try
        {
            file = NetrcParser.Parse(Bytes.GetString(PrivateFile.Read(path) ?? []));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            findings.Add(new SettingFinding($"The netrc file {path} cannot be read: {exception.Message}"));
            return null;
        }
        if (file.Mistake is not null)
        {
            findings.Add(new SettingFinding($"The netrc file {path} cannot be used: {file.Mistake}."));
            return null;
        }
        if (file.Find(machine) is not { } entry)
            return null;
        if (entry.Password.Length == 0)
        {
            findings.Add(new SettingFinding($"The netrc file {path} has no password for {machine} in the entry of line {entry.Line}."));
            return null;
        }
        if (ApiKey.TryParse(entry.Password, out ApiKey? key, out string? rule))
            return key;
        findings.Add(new SettingFinding($"The API key for {machine} in line {entry.Line} of {path} cannot be one: {rule}. Log in again to replace it."));
        return null;
    }

    /// <summary>Writes the key of a machine. All other entries stay byte for byte as they are.</summary>
    /// <exception cref="WandbException">The file cannot be read or written, or is no netrc file.</exception>
    public void Write(string machine, ApiKey key)
    {
        try
        {
            string text = Bytes.GetString(PrivateFile.Read(path) ?? []);
            PrivateFile.Replace(path, Bytes.GetBytes(WithKey(text, machine, key)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WandbException($"The API key cannot be written to {path}: {exception.Message}", exception);
        }
    }

    private string WithKey(string text, string machine, ApiKey key)
    {
        NetrcParser file = NetrcParser.Parse(text);
        if (file.Mistake is not null)
            throw new WandbException($"The netrc file {path} is left as it is, because {file.Mistake}. Correct that line and log in again.");
        string block = $"machine {machine}\n  login user\n  password {key.Reveal()}";
        NetrcEntry[] own = [.. file.Entries.Where(entry => entry.Machine == machine)];
        if (own.Length == 0)
            return Insert(text, file, block);
        // Some readers take the first entry of a machine and some the last, so only one may be left.
        StringBuilder result = new(text);
        foreach (NetrcEntry further in own.Skip(1).Reverse())
            result.Remove(further.Start, further.End - further.Start);
        return result.Remove(own[0].Start, own[0].End - own[0].Start).Insert(own[0].Start, block).ToString();
    }

    private static string Insert(string text, NetrcParser file, string block)
    {
        // Readers stop at the default entry.
        if (file.Entries.FirstOrDefault(entry => entry.Machine is null) is { } fallback)
            return text.Insert(fallback.Start, block + "\n");
        string separator = file.EndsInMacro ? "\n\n" : text.Length == 0 || text.EndsWith('\n') ? "" : "\n";
        return text + separator + block + "\n";
    }
}
