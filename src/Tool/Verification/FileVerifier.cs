using Instrument.Files;
using Instrument.Http;
using Instrument.Http.GraphQl;
using Instrument.Reading;
using Instrument.Shipping.Files;
using Instrument.Tool.Runs;

namespace Instrument.Tool.Verification;

/// <summary>Holds the files of a run against those of the server: length and MD5.</summary>
internal sealed class FileVerifier(WandbApi api)
{
    private const int PageSize = 100;

    // Every shipping writes these beside what the log announces.
    private static readonly string[] OwnFiles = ["config.yaml", "output.log", "wandb-metadata.json", "wandb-summary.json"];

    /// <summary>Compares them.</summary>
    /// <param name="logs">The run's logs, the oldest first: of a file that several have, the newest counts.</param>
    /// <param name="path">The run at the server.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<IReadOnlyList<VerifiedFile>> RunAsync(IReadOnlyList<LocalRun> logs, RunPath path, CancellationToken cancellation)
    {
        SortedDictionary<string, string?> local = Local(logs);
        Dictionary<string, StoredFile> stored = await StoredAsync(path, cancellation).ConfigureAwait(false);
        List<VerifiedFile> files = [];
        foreach ((string name, string? file) in local)
            files.Add(await CompareAsync(name, file, stored.GetValueOrDefault(name), cancellation).ConfigureAwait(false));
        return files;
    }

    private static SortedDictionary<string, string?> Local(IReadOnlyList<LocalRun> logs)
    {
        SortedDictionary<string, string?> files = new(StringComparer.Ordinal);
        foreach (LocalRun run in logs)
        {
            string folder = Path.Combine(run.Directory, "files");
            using RunReader log = RunReader.Open(run.LogPath);
            foreach (string name in log.ReadFiles().Select(file => file.Path))
            {
                // A log can hold anything; a path that leads out of the folder was never uploaded.
                if (SafePath.TryResolve(folder, name, mayLinkOut: true, out string full, out _))
                    files[name] = File.Exists(full) ? full : files.GetValueOrDefault(name);
            }
            foreach (string name in OwnFiles)
            {
                if (File.Exists(Path.Combine(folder, name)))
                    files[name] = Path.Combine(folder, name);
            }
        }
        return files;
    }

    private async Task<Dictionary<string, StoredFile>> StoredAsync(RunPath path, CancellationToken cancellation)
    {
        Dictionary<string, StoredFile> files = new(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            ApiResult<StoredFiles> page = await api.RunFilesAsync(path, cursor, PageSize, cancellation).ConfigureAwait(false);
            if (!page.IsSuccess)
                throw ToolException.Of(page.Failure);
            foreach (StoredFile file in page.Value.Files)
                files[file.Name] = file;
            cursor = page.Value.NextCursor;
        }
        while (cursor is not null);
        return files;
    }

    private static async Task<VerifiedFile> CompareAsync(string name, string? file, StoredFile? stored, CancellationToken cancellation)
    {
        // A link's own length says nothing, and a pipe has no end.
        if (file is null || SpecialFile.Is(file) || FileStamp.Read(file, TimeProvider.System) is not { Length: var length })
            return new VerifiedFile(name, FileResult.NotHere, null, stored?.SizeBytes);
        if (stored is null)
            return new VerifiedFile(name, FileResult.Missing, length, null);
        bool isEqual = length == stored.SizeBytes
            && (stored.Md5 is null || stored.Md5 == await FileDigest.ComputeAsync(file, cancellation).ConfigureAwait(false));
        return new VerifiedFile(name, isEqual ? FileResult.Equal : FileResult.Differs, length, stored.SizeBytes);
    }
}
