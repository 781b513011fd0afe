namespace Instrument.Settings;

/// <summary>Where settings and credentials of a user are kept (docs/wire/sdk-surface.md §1.6 and §2.2).</summary>
/// <param name="environment">Value of an environment variable, or <see langword="null"/>.</param>
/// <param name="currentDirectory">The directory the program runs in.</param>
/// <param name="homeDirectory">The user's home.</param>
internal sealed class SettingsPaths(Func<string, string?> environment, string currentDirectory, string homeDirectory)
{
    /// <summary>The settings file of the user.</summary>
    public string GlobalSettings => Path.Combine(ConfigDirectory, "settings");

    /// <summary>The settings file of the workspace. It is not moved by <c>WANDB_DIR</c>, as with the official client.</summary>
    public string WorkspaceSettings
    {
        get
        {
            string hidden = Path.Combine(currentDirectory, ".wandb");
            return Path.Combine(Directory.Exists(hidden) ? hidden : Path.Combine(currentDirectory, "wandb"), "settings");
        }
    }

    /// <summary>The file that keeps access tokens.</summary>
    public string Credentials => Path.Combine(homeDirectory, ".config", "wandb", "credentials.json");

    /// <summary>The netrc file: the one that is there, else the one to be made.</summary>
    public string Netrc
    {
        get
        {
            if (environment("NETRC") is { Length: > 0 } given)
                return Full(given);
            string usual = Path.Combine(homeDirectory, ".netrc");
            string other = Path.Combine(homeDirectory, "_netrc");
            if (File.Exists(usual))
                return usual;
            return File.Exists(other) || OperatingSystem.IsWindows() ? other : usual;
        }
    }

    private string ConfigDirectory =>
        environment("WANDB_CONFIG_DIR") is { Length: > 0 } given ? Full(given) : Path.Combine(homeDirectory, ".config", "wandb");

    /// <summary>A path that a user wrote: <c>~</c> is the home, and relative ones start at the current directory.</summary>
    public string Full(string path)
    {
        if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith("~\\", StringComparison.Ordinal))
            path = homeDirectory + path[1..];
        return Path.GetFullPath(path, currentDirectory);
    }
}
