namespace Instrument.Settings;

/// <summary>The entries of one settings file. A file that cannot be used has none, and a finding that says why.</summary>
/// <param name="Path">The file.</param>
/// <param name="Entries">Text and line by the setting's name.</param>
/// <param name="Finding">What is wrong with the file.</param>
internal sealed record SettingsFile(string Path, IReadOnlyDictionary<string, (string Text, int Line)> Entries, SettingFinding? Finding)
{
    /// <summary>A file that is not there.</summary>
    public static SettingsFile None(string path) => new(path, new Dictionary<string, (string, int)>(), null);
}
