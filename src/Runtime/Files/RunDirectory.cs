using System.Globalization;
using Instrument.Settings;
using Instrument.TransactionLog;

namespace Instrument.Files;

/// <summary>The directory of one run, named and laid out as the official client does it (docs/wire/sdk-surface.md §3.2, §3.3).</summary>
internal sealed class RunDirectory
{
    // More runs of one id in one second than this means that something else is wrong.
    private const int MaxCollisions = 1000;

    /// <summary>Extension of a row buffer's file.</summary>
    public const string RowBufferExtension = ".rows";

    private RunDirectory(string path, string runId)
    {
        Path = path;
        LogPath = System.IO.Path.Combine(path, $"run-{runId}.wandb");
        RowBufferPath = System.IO.Path.Combine(path, $"run-{runId}{RowBufferExtension}");
    }

    /// <summary>Full path of the directory.</summary>
    public string Path { get; }

    /// <summary>Full path of the transaction log.</summary>
    public string LogPath { get; }

    /// <summary>Full path of the row buffer's file, which is there while the run is active.</summary>
    public string RowBufferPath { get; }

    /// <summary>
    /// Makes the directory and the log of a new run. The log's exclusive creation decides who owns the directory. What cannot be made whole
    /// is taken away again.
    /// </summary>
    /// <param name="settings">The run.</param>
    /// <param name="localStart">When it starts, by the local clock.</param>
    /// <param name="log">The log.</param>
    /// <param name="createFile">Creates the log's file, which must not exist. Default: on disk.</param>
    /// <exception cref="WandbException">The directory cannot be made or written.</exception>
    public static RunDirectory Create(RunSettings settings, DateTimeOffset localStart, out LogWriter log, Func<string, ILogFile>? createFile = null)
    {
        string root = settings.RootDirectory;
        try
        {
            if (File.Exists(root))
                throw new IOException("it is a file, not a directory");
            Directory.CreateDirectory(root);
            string wandb = WandbDirectory(root);
            string stamp = localStart.ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture);
            // The official uploader looks for what was left behind by this beginning of the name.
            string prefix = settings.Server is null ? "offline-run" : "run";
            string name = $"{prefix}-{stamp}-{settings.RunId}";
            RunDirectory directory = Claim(wandb, name, settings.RunId, createFile ?? DiskLogFile.Create, out log);
            directory.Complete(log, settings.StartingStep);
            if (settings.Symlink)
                LatestRunLink.Point(wandb, directory.Path);
            return directory;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new WandbException(
                $"The run cannot be recorded below '{root}': {exception.Message.TrimEnd('.')}. Make the directory writable, or name another one with RunOptions.Directory or WANDB_DIR.",
                exception);
        }
    }

    /// <summary>Takes the directory of a run away that could not start, as far as the disk allows it: a log without its first records stops later uploads.</summary>
    public void Delete()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The caller reports what went wrong before, and that is the reason for this too.
        }
    }

    /// <summary>The directory that holds the runs: <c>.wandb</c> where that exists, else <c>wandb</c>.</summary>
    public static string WandbDirectory(string root)
    {
        string hidden = System.IO.Path.Combine(root, ".wandb");
        return Directory.Exists(hidden) ? hidden : System.IO.Path.Combine(root, "wandb");
    }

    /// <summary>What directories of runs are ordered by: their names from the time of the start on, without what says how a run was recorded.</summary>
    public static string StartOf(string directory)
    {
        string name = System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(directory));
        int run = name.IndexOf("run-", StringComparison.Ordinal);
        return run < 0 ? name : name[(run + 4)..];
    }

    private static RunDirectory Claim(string wandb, string name, string runId, Func<string, ILogFile> createFile, out LogWriter log)
    {
        for (int collision = 0; ; collision++)
        {
            string path = System.IO.Path.Combine(wandb, collision == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{collision}"));
            if (Directory.Exists(path))
            {
                if (collision == MaxCollisions)
                    throw new IOException($"'{path}' and {MaxCollisions} directories like it exist already");
                continue;
            }
            Directory.CreateDirectory(path);
            RunDirectory directory = new(path, runId);
            if (directory.TryCreateLog(createFile, isLastAttempt: collision == MaxCollisions) is { } created)
            {
                log = created;
                return directory;
            }
        }
    }

    /// <returns>Null if another process was faster with the same id in the same second.</returns>
    private LogWriter? TryCreateLog(Func<string, ILogFile> createFile, bool isLastAttempt)
    {
        ILogFile file;
        try
        {
            file = createFile(LogPath);
        }
        catch (IOException) when (File.Exists(LogPath) && !isLastAttempt)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            DeleteIfEmpty();
            throw;
        }
        try
        {
            return new LogWriter(file, 0);
        }
        catch
        {
            file.Dispose();
            Delete();
            throw;
        }
    }

    private void Complete(LogWriter log, long startingStep)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.Combine(Path, "files"));
            File.WriteAllText(LogPath + ".syncstate", string.Create(CultureInfo.InvariantCulture, $$"""{"starting_step":{{startingStep}}}"""));
        }
        catch
        {
            log.Dispose();
            Delete();
            throw;
        }
    }

    // Another process may have the directory by now.
    private void DeleteIfEmpty()
    {
        try
        {
            Directory.Delete(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // As in Delete.
        }
    }
}
