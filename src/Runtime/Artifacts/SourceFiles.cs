using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Instrument.Files;

namespace Instrument.Artifacts;

/// <summary>
/// Lists the sources of a program: those that git does not ignore, as git itself says, or without git all but the usual folders of things that
/// are built. Symbolic links are left out, because they may lead anywhere.
/// </summary>
internal static class SourceFiles
{
    private static readonly TimeSpan PatienceWithGit = TimeSpan.FromSeconds(30);

    private static readonly string[] NeverLogged = ["wandb/**", ".wandb/**"];
    private static readonly string[] Built = ["**/bin/**", "**/obj/**", "**/.*/**", "**/node_modules/**", "**/__pycache__/**", "**/venv/**"];

    /// <summary>The files: full path, and path below the folder with forward slashes.</summary>
    /// <exception cref="IOException">A folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be read.</exception>
    public static IReadOnlyList<(string File, string Path)> List(string root, SourceOptions options)
    {
        IEnumerable<string> paths = OfGit(root) ?? OfFolder(root);
        FileGlob[] include = [.. options.Include.Select(pattern => new FileGlob(pattern))];
        FileGlob[] exclude = [.. options.Exclude.Concat(NeverLogged).Select(pattern => new FileGlob(pattern))];
        return [.. paths
            .Where(path => Array.Exists(include, glob => glob.IsMatch(path)) && !Array.Exists(exclude, glob => glob.IsMatch(path)))
            .Order(PathOrder.Instance)
            .Select(path => (Path.Combine(root, path), path))
            .Where(file => new FileInfo(file.Item1) is { Exists: true, LinkTarget: null })];
    }

    // What git knows, and what it neither knows nor ignores; null if it cannot be asked, or the folder is in no repository.
    private static string[]? OfGit(string root)
    {
        if (ProgramPath.Find("git", Environment.GetEnvironmentVariable("PATH")) is not { } program)
            return null;
        ProcessStartInfo start = new(program)
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // The monitor is a program that the repository's own settings choose.
        foreach (string argument in new[] { "-c", "core.fsmonitor=false", "ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate", "-z" })
            start.ArgumentList.Add(argument);
        try
        {
            using Process git = Process.Start(start)!;
            // Nobody reads what it complains about, and it must not wait for that.
            git.ErrorDataReceived += static (_, _) => { };
            git.BeginErrorReadLine();
            string output = git.StandardOutput.ReadToEnd();
            if (!git.WaitForExit(PatienceWithGit))
            {
                git.Kill();
                return null;
            }
            return git.ExitCode == 0 ? output.Split('\0', StringSplitOptions.RemoveEmptyEntries) : null;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<string> OfFolder(string root) =>
        new DirectoryWalk(new ArtifactDirectoryOptions { Exclude = Built, Symlinks = SymlinkPolicy.Skip }).Files(root).Select(file => file.Path);
}
