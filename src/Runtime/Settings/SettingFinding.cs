namespace Instrument.Settings;

/// <summary>Something about a settings file or a variable that the user should know and that does not stop a run.</summary>
/// <param name="Message">The file and line or the variable, the rule, and what is done instead.</param>
internal sealed record SettingFinding(string Message);
