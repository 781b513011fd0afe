using Instrument.Files;
using Instrument.Settings;
using Instrument.Testing;
using Instrument.TransactionLog;

namespace Instrument.Runtime.Tests.Files;

public sealed class RunDirectoryTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 8, 21, 15, 5, 33, TimeSpan.FromHours(2));
    private readonly TemporaryDirectory _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Directory_log_and_files_are_named_as_the_official_client_does_it()
    {
        RunDirectory directory = Create(_root.Path);

        Assert.Equal(_root.File("wandb/offline-run-20260821_150533-x4p1b2q9"), directory.Path);
        Assert.Equal(Path.Combine(directory.Path, "run-x4p1b2q9.wandb"), directory.LogPath);
        Assert.Equal(Path.Combine(directory.Path, "run-x4p1b2q9.rows"), directory.RowBufferPath);
        Assert.Equal(["files", "run-x4p1b2q9.wandb", "run-x4p1b2q9.wandb.syncstate"], Names(directory.Path));
        Assert.Empty(Names(Path.Combine(directory.Path, "files")));
        Assert.Equal("{\"starting_step\":0}", File.ReadAllText(directory.LogPath + ".syncstate"));
        Assert.Equal(LogFormat.FileHeader.ToArray(), File.ReadAllBytes(directory.LogPath));
    }

    [Fact]
    public void A_hidden_directory_is_preferred_where_it_exists()
    {
        Directory.CreateDirectory(_root.File(".wandb"));
        Directory.CreateDirectory(_root.File("wandb"));

        Assert.Equal(_root.File(".wandb"), Path.GetDirectoryName(Create(_root.Path).Path));
    }

    [Fact]
    public void A_root_that_is_missing_is_made()
    {
        RunDirectory directory = Create(_root.File("new/and/deep"));

        Assert.StartsWith(_root.File("new/and/deep/wandb/"), directory.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_of_one_id_in_one_second_get_a_number()
    {
        Assert.Equal(
            ["offline-run-20260821_150533-x4p1b2q9", "offline-run-20260821_150533-x4p1b2q9-1", "offline-run-20260821_150533-x4p1b2q9-2"],
            Enumerable.Range(0, 3).Select(_ => Path.GetFileName(Create(_root.Path).Path)).ToArray());
    }

    [Fact]
    public void A_root_that_is_a_file_is_an_error_that_says_what_to_do()
    {
        string file = _root.File("taken");
        File.WriteAllText(file, "");

        WandbException error = Assert.Throws<WandbException>(() => Create(file));

        Assert.Equal(
            $"The run cannot be recorded below '{file}': it is a file, not a directory. Make the directory writable, or name another one with RunOptions.Directory or WANDB_DIR.",
            error.Message);
        Assert.IsType<IOException>(error.InnerException);
    }

    [Fact]
    public void A_file_in_the_way_of_the_directory_is_an_error_that_names_the_root()
    {
        File.WriteAllText(_root.File("wandb"), "");

        WandbException error = Assert.Throws<WandbException>(() => Create(_root.Path));

        Assert.StartsWith($"The run cannot be recorded below '{_root.Path}': ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(". Make the directory writable, or name another one with RunOptions.Directory or WANDB_DIR.", error.Message, StringComparison.Ordinal);
        Assert.Equal("", File.ReadAllText(_root.File("wandb")));
    }

    [Fact]
    public void A_directory_that_may_not_be_written_is_an_error()
    {
        // The superuser may write anywhere.
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
            return;
        string closed = Directory.CreateDirectory(_root.File("closed"), UnixFileMode.UserRead | UnixFileMode.UserExecute).FullName;

        WandbException error = Assert.Throws<WandbException>(() => Create(closed));

        Assert.IsType<UnauthorizedAccessException>(error.InnerException);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_disk_that_refuses_the_logs_header_is_an_error_that_leaves_nothing_behind(int existing)
    {
        for (int run = 0; run < existing; run++)
            Create(_root.Path);
        string[] before = Directory.Exists(_root.File("wandb")) ? Names(_root.File("wandb")) : [];

        WandbException error = Assert.Throws<WandbException>(() => RunDirectory.Create(Settings(_root.Path), Start, out _, path => new FullDiskLogFile(path)));

        Assert.Contains("No space left on device", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Names(_root.File("wandb")));
    }

    [Fact]
    public void A_disk_that_refuses_the_logs_file_is_an_error_that_leaves_nothing_behind()
    {
        Assert.Throws<WandbException>(() => RunDirectory.Create(Settings(_root.Path), Start, out _, _ => throw new IOException("No space left on device")));

        Assert.Empty(Names(_root.File("wandb")));
    }

    [Fact]
    public void A_directory_that_cannot_be_completed_is_taken_away()
    {
        Assert.Throws<WandbException>(() => RunDirectory.Create(Settings(_root.Path), Start, out _, path =>
        {
            // In the way of the directory for files.
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(path)!, "files"), "");
            return DiskLogFile.Create(path);
        }));

        Assert.Empty(Names(_root.File("wandb")));
    }

    [Fact]
    public void Eight_threads_with_the_same_id_and_time_get_eight_directories()
    {
        string[] paths = new string[8];
        using Barrier barrier = new(paths.Length);
        Thread[] threads = [.. Enumerable.Range(0, paths.Length).Select(number => new Thread(() =>
        {
            barrier.SignalAndWait();
            paths[number] = Create(_root.Path).Path;
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();

        Assert.Equal(8, paths.Distinct().Count());
        Assert.All(paths, path => Assert.Equal(["files", "run-x4p1b2q9.wandb", "run-x4p1b2q9.wandb.syncstate"], Names(path)));
    }

    private static RunDirectory Create(string root)
    {
        RunDirectory directory = RunDirectory.Create(Settings(root), Start, out LogWriter log);
        log.Dispose();
        return directory;
    }

    private static RunSettings Settings(string root) => new()
    {
        Mode = RunMode.Offline,
        RunId = "x4p1b2q9",
        HasGivenRunId = true,
        Project = "tests",
        RootDirectory = root,
        Host = "box",
    };

    private static string[] Names(string path) => [.. Directory.EnumerateFileSystemEntries(path).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];
}
