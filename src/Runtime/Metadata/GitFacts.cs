using Instrument.Files;
using Instrument.Records;

namespace Instrument.Metadata;

/// <summary>What git says of the folder in which the program was started (docs/wire/sdk-surface.md §7.1).</summary>
/// <param name="Root">The repository's folder; <see langword="null"/> if git did not tell it.</param>
/// <param name="Commit">The commit that is checked out; empty in a repository without one.</param>
/// <param name="RemoteUrl">Where the repository comes from, without credentials; empty if it has no such remote.</param>
/// <param name="State"><c>clean</c>, or <c>dirty</c> if a file that git knows differs from the commit; empty if git does not say in time.</param>
internal sealed record GitFacts(string? Root, string Commit, string RemoteUrl, string State)
{
    // A repository on a slow disk takes a second or two; nothing waits for it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PatienceWithState = TimeSpan.FromSeconds(20);

    /// <summary>Asks git.</summary>
    /// <returns>
    /// The facts; where git does not answer or there is no repository, those that the environment gives, else <see langword="null"/>.
    /// </returns>
    public static async Task<GitFacts?> ReadAsync(MetadataSettings settings, TimeProvider time, CancellationToken cancellation)
    {
        if (!IsInRepository(settings.WorkingDirectory) || ProgramPath.Find("git", settings.SearchPath) is not { } program)
            return Given(settings);
        GitProgram git = new(program, settings.WorkingDirectory, time);
        string? root = await LineAsync(git, cancellation, "rev-parse", "--show-toplevel").ConfigureAwait(false);
        if (string.IsNullOrEmpty(root))
            return Given(settings);
        string commit = settings.GitCommit ?? await LineAsync(git, cancellation, "rev-parse", "--verify", "--quiet", "HEAD").ConfigureAwait(false) ?? "";
        string remote = settings.GitRemoteUrl
            ?? await LineAsync(git, cancellation, "config", "--get", $"remote.{settings.GitRemote}.url").ConfigureAwait(false) ?? "";
        string? changes = await git.RunAsync(
            PatienceWithState, 1 << 20, cancellation, "status", "--porcelain", "--untracked-files=no", "--ignore-submodules=all").ConfigureAwait(false);
        return new GitFacts(Path.GetFullPath(root), commit, RemoteAddress.Clean(remote), changes switch { null => "", "" => "clean", _ => "dirty" });
    }

    /// <summary>What the records say of it; <see langword="null"/> if that is nothing.</summary>
    public GitRepoRecord? ToRecord() => Commit.Length == 0 && RemoteUrl.Length == 0 ? null : new GitRepoRecord { Commit = Commit, RemoteUrl = RemoteUrl };

    private static GitFacts? Given(MetadataSettings settings) => settings.GitCommit is null && settings.GitRemoteUrl is null
        ? null
        : new GitFacts(null, settings.GitCommit ?? "", RemoteAddress.Clean(settings.GitRemoteUrl ?? ""), "");

    private static async Task<string?> LineAsync(GitProgram git, CancellationToken cancellation, params string[] arguments) =>
        (await git.RunAsync(Patience, 1 << 16, cancellation, arguments).ConfigureAwait(false))?.Trim();

    // Saves the processes where there is nothing to be found.
    private static bool IsInRepository(string directory)
    {
        for (DirectoryInfo? folder = new(directory); folder is not null; folder = folder.Parent)
        {
            string git = Path.Combine(folder.FullName, ".git");
            if (Directory.Exists(git) || File.Exists(git))
                return true;
        }
        return false;
    }
}
