using Instrument.Files;
using Instrument.Records;

namespace Instrument.Metadata;

/// <summary>Puts the program's code into the run's folder, where it is asked for (docs/wire/sdk-surface.md §7.2, §7.3).</summary>
/// <param name="settings">What was asked for.</param>
/// <param name="folder">The run's folder of files.</param>
/// <param name="time">The clock.</param>
/// <param name="append">Takes records; false if the run has finished.</param>
internal sealed class CodeSaver(MetadataSettings settings, string folder, TimeProvider time, Func<Record, bool> append)
{
    // A difference that is longer is one of data, not of code.
    private const long MaxPatchBytes = 32 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Saves what differs from the commit that is checked out, and from the one that the remote branch is at.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="checkedOut">The commit that is checked out.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task SavePatchesAsync(string root, string checkedOut, CancellationToken cancellation)
    {
        if (ProgramPath.Find("git", settings.SearchPath) is not { } path)
            return;
        GitProgram program = new(path, root, time);
        FilesRecord files = new();
        await SavePatchAsync("diff.patch", "HEAD").ConfigureAwait(false);
        string? upstream = (await program.RunAsync(Patience, 1 << 12, cancellation, "rev-parse", "--verify", "--quiet", "@{upstream}").ConfigureAwait(false))?.Trim();
        if (!string.IsNullOrEmpty(upstream) && upstream != checkedOut && upstream.All(char.IsAsciiHexDigit))
            await SavePatchAsync($"diff_{upstream}.patch", upstream).ConfigureAwait(false);
        if (files.Files.Count != 0)
            append(new Record { Files = files });

        async Task SavePatchAsync(string name, string commit)
        {
            Directory.CreateDirectory(folder);
            string target = Path.Combine(folder, name);
            // Written by git itself: a difference holds the bytes of files in any encoding.
            string? done = await program.RunAsync(
                Patience, 1 << 12, cancellation, "diff", "--submodule=diff", "--no-ext-diff", "--no-textconv", "--no-color", "--output=" + target, commit).ConfigureAwait(false);
            if (done is not null && new FileInfo(target) is { Exists: true, Length: > 0 and <= MaxPatchBytes })
                files.Files.Add(new FilesItem { Path = name, Policy = FilesItem.Types.PolicyType.Now, Type = FilesItem.Types.FileType.Wandb });
            else
                File.Delete(target);
        }
    }

    /// <summary>Saves the source file of the program's entry point as <c>code/PATH</c>.</summary>
    /// <param name="source">Full path of the file.</param>
    /// <param name="relative">Its path in the repository, with forward slashes.</param>
    public void SaveMain(string source, string relative)
    {
        string path = "code/" + relative;
        if (!SafePath.TryResolve(folder, path, mayLinkOut: false, out string target, out _) || File.Exists(target))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(source, target);
        FilesRecord files = new();
        files.Files.Add(new FilesItem { Path = path, Policy = FilesItem.Types.PolicyType.Now, Type = FilesItem.Types.FileType.Wandb });
        ConfigRecord config = new();
        config.Update.Add(new ConfigItem { NestedKey = { "_wandb", "code_path" }, ValueJson = Details.DetailJson.Write("code_path", path) });
        if (append(new Record { Files = files }))
            append(new Record { Config = config });
    }
}
