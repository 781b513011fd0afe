namespace Instrument.Artifacts;

/// <summary>
/// Where artifacts are on this machine: staged before the upload, cached, and downloaded. The same places as the official client's, so that
/// both share them (docs/wire/artifacts.md §2.7, §6.4 and §6.5).
/// </summary>
/// <param name="environment">Value of an environment variable, or <see langword="null"/>.</param>
/// <param name="currentDirectory">The directory the program runs in.</param>
/// <param name="homeDirectory">The user's home.</param>
internal sealed class ArtifactPaths(Func<string, string?> environment, string currentDirectory, string homeDirectory)
{
    private const string Product = "wandb";

    /// <summary>The places of this process.</summary>
    public static ArtifactPaths OfProcess() => Of(Environment.GetEnvironmentVariable);

    /// <summary>The places by other variables than those of the process.</summary>
    public static ArtifactPaths Of(Func<string, string?> environment) =>
        new(environment, Directory.GetCurrentDirectory(), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>The folder of staged files; each artifact has a folder in it.</summary>
    public string Staging => Path.Combine(DataDirectory, "artifacts", "staging");

    /// <summary>The folder of the cache.</summary>
    public string Cache => Path.Combine(CacheDirectory, "artifacts");

    /// <summary>The folder that artifacts are downloaded to when nobody says where.</summary>
    public string Downloads => Given("WANDB_ARTIFACT_DIR") ?? Path.Combine(currentDirectory, "artifacts");

    private string DataDirectory => Given("WANDB_DATA_DIR")
        ?? (OperatingSystem.IsWindows() ? Path.Combine(LocalApplicationData, Product, Product)
        : OperatingSystem.IsMacOS() ? Path.Combine(homeDirectory, "Library", "Application Support", Product)
        : Path.Combine(Given("XDG_DATA_HOME") ?? Path.Combine(homeDirectory, ".local", "share"), Product));

    // The place of the official client's core on Windows; its Python part has another one there.
    private string CacheDirectory => Given("WANDB_CACHE_DIR")
        ?? (OperatingSystem.IsWindows() ? Path.Combine(LocalApplicationData, Product)
        : OperatingSystem.IsMacOS() ? Path.Combine(homeDirectory, "Library", "Caches", Product)
        : Path.Combine(Given("XDG_CACHE_HOME") ?? Path.Combine(homeDirectory, ".cache"), Product));

    private string LocalApplicationData => Given("LOCALAPPDATA") ?? Path.Combine(homeDirectory, "AppData", "Local");

    private string? Given(string variable)
    {
        if (environment(variable) is not { Length: > 0 } text)
            return null;
        if (text == "~" || text.StartsWith("~/", StringComparison.Ordinal) || text.StartsWith("~\\", StringComparison.Ordinal))
            text = homeDirectory + text[1..];
        return Path.GetFullPath(text, currentDirectory);
    }
}
