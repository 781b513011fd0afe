namespace Instrument.Files;

/// <summary>Finds programs of the machine.</summary>
internal static class ProgramPath
{
    /// <summary>The full path of a program; <see langword="null"/> if it is in no folder of the search path.</summary>
    /// <param name="name">Its name, without <c>.exe</c>.</param>
    /// <param name="searchPath">Folders as in the variable <c>PATH</c>. Those that are relative are passed over: the program must not depend on where the process stands.</param>
    public static string? Find(string name, string? searchPath)
    {
        string file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        foreach (string folder in (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Path.IsPathFullyQualified(folder) && Path.Combine(folder, file) is var path && File.Exists(path))
                return path;
        }
        return null;
    }
}
