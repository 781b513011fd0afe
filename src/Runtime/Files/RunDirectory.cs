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

    /// <summary>Makes the directory and the log of a new run. The log's exclusive creation decides who owns the directory.</summary>
    /// <exception cref="WandbException">The directory cannot be made or written.</exception>
    public static RunDirectory Create(RunSettings settings, DateTimeOffset localStart, out LogWriter log)
    {
        string root = settings.RootDirectory;
        try
        {
            if (File.Exists(root))
                throw new IOException("it is a file, not a directory");
            Directory.CreateDirectory(root);
            string wandb = WandbDirectory(root);
            string stamp = localStart.ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture);
            string name = $"offline-run-{stamp}-{settings.RunId}";
            RunDirectory directory = Claim(wandb, name, settings.RunId, out log);
            Directory.CreateDirectory(System.IO.Path.Combine(directory.Path, "files"));
            File.WriteAllText(directory.LogPath + ".syncstate", """{"starting_step":0}""");
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

    /// <summary>The directory that holds the runs: <c>.wandb</c> where that exists, else <c>wandb</c>.</summary>
    public static string WandbDirectory(string root)
    {
        string hidden = System.IO.Path.Combine(root, ".wandb");
        return Directory.Exists(hidden) ? hidden : System.IO.Path.Combine(root, "wandb");
    }

    private static RunDirectory Claim(string wandb, string name, string runId, out LogWriter log)
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
            try
            {
                log = LogWriter.Create(directory.LogPath);
                return directory;
            }
            catch (IOException) when (File.Exists(directory.LogPath) && collision < MaxCollisions)
            {
                // Another process was faster with the same id in the same second.
            }
        }
    }
}
