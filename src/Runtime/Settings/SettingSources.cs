namespace Instrument.Settings;

/// <summary>Finds the text of a setting: environment before the workspace's file before the user's (docs/wire/sdk-surface.md §1.5).</summary>
/// <param name="environment">Value of an environment variable, or <see langword="null"/>.</param>
/// <param name="files">The settings files, the winning one first.</param>
internal sealed class SettingSources(Func<string, string?> environment, IReadOnlyList<SettingsFile> files)
{
    // Variables that are not WANDB_ and the setting's name (docs/wire/online.md §1.10).
    private static readonly Dictionary<string, string> OtherVariables = new()
    {
        ["email"] = "WANDB_USER_EMAIL",
        ["app_url_override"] = "WANDB_APP_URL",
        ["x_graphql_timeout_seconds"] = "WANDB_HTTP_TIMEOUT",
        ["x_file_transfer_timeout_seconds"] = "WANDB_FILE_PUSHER_TIMEOUT",
        ["root_dir"] = "WANDB_DIR",
        ["run_name"] = "WANDB_NAME",
        ["run_notes"] = "WANDB_NOTES",
        ["run_tags"] = "WANDB_TAGS",
        ["run_job_type"] = "WANDB_JOB_TYPE",
    };

    /// <summary>What the files have told that the user should know.</summary>
    public IEnumerable<SettingFinding> Findings => files.Select(file => file.Finding).OfType<SettingFinding>();

    /// <summary>The sources of a user.</summary>
    public static SettingSources Of(Func<string, string?> environment, SettingsPaths paths) =>
        new(environment, [SettingsFileReader.Read(paths.WorkspaceSettings), SettingsFileReader.Read(paths.GlobalSettings)]);

    /// <summary>The text of a setting, or <see langword="null"/>. An empty variable counts as one that is not set.</summary>
    /// <param name="name">The setting's name, such as <c>base_url</c> or <c>x_file_stream_retry_max</c>.</param>
    public SettingText? Find(string name)
    {
        foreach (string variable in Variables(name))
        {
            if (environment(variable) is { Length: > 0 } text)
                return new SettingText(text, $"The environment variable {variable}", IsFromFile: false);
        }
        foreach (SettingsFile file in files)
        {
            if (file.Entries.TryGetValue(name, out (string Text, int Line) entry))
                return new SettingText(entry.Text, $"'{name}' in line {entry.Line} of {file.Path}", IsFromFile: true);
        }
        return null;
    }

    private static IEnumerable<string> Variables(string name)
    {
        if (OtherVariables.TryGetValue(name, out string? other))
            yield return other;
        string upper = name.ToUpperInvariant();
        yield return "WANDB_" + upper;
        if (upper.StartsWith("X_", StringComparison.Ordinal))
            yield return "WANDB__" + upper[2..];
    }
}
