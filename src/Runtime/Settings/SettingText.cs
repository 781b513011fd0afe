namespace Instrument.Settings;

/// <summary>The text of a setting with where it stands, so that a message can name it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Place">The environment variable, or the key with file and line.</param>
/// <param name="IsFromFile">Whether it stands in a settings file: a mistake there is a finding, not an exception.</param>
internal sealed record SettingText(string Text, string Place, bool IsFromFile)
{
    /// <summary>Leaves out the text, which may be a secret.</summary>
    public override string ToString() => Place;
}
