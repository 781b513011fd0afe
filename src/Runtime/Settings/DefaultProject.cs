namespace Instrument.Settings;

/// <summary>The project of a run that names none (docs/wire/sdk-surface.md §1.4): after the git repository, else <c>uncategorized</c>.</summary>
internal static class DefaultProject
{
    /// <summary>The default for a program that runs in <paramref name="directory"/>.</summary>
    public static string Of(string directory)
    {
        for (DirectoryInfo? candidate = new(directory); candidate is not null; candidate = candidate.Parent)
        {
            string git = Path.Combine(candidate.FullName, ".git");
            if (!Directory.Exists(git) && !File.Exists(git))
                continue;
            string below = Path.GetRelativePath(candidate.FullName, directory);
            string name = below == "." ? candidate.Name : candidate.Name + "-" + below.Replace(Path.DirectorySeparatorChar, '_');
            return Clean(name);
        }
        return "uncategorized";
    }

    private static string Clean(string name)
    {
        foreach (char refused in "/\\#?%:")
            name = name.Replace(refused, '_');
        return name.Length == 0 ? "uncategorized" : name[..Math.Min(name.Length, WireLimits.MaxProjectLength)];
    }
}
