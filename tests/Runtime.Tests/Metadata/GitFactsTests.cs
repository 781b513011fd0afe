using Instrument.Metadata;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Metadata;

/// <summary>What is learnt from git, and what happens where there is none, or one that hangs.</summary>
public sealed class GitFactsTests : IDisposable
{
    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task A_repository_is_told_by_commit_remote_and_state()
    {
        GitFacts? clean = await ReadAsync(_repository.Settings);
        _repository.Write("src/Program.cs", "second\n");
        _repository.Write("new.txt", "git does not know it\n");
        GitFacts? dirty = await ReadAsync(_repository.Settings);

        Assert.Equal(new GitFacts(RealPath(_repository.Root), _repository.Commit, "https://host.test/acme/proj.git", "clean"), clean);
        Assert.Equal(clean! with { State = "dirty" }, dirty);
    }

    [Fact]
    public async Task New_files_that_git_does_not_know_make_no_difference()
    {
        _repository.Write("new.txt", "x");

        Assert.Equal("clean", (await ReadAsync(_repository.Settings))!.State);
    }

    [Fact]
    public async Task Without_git_or_without_a_repository_there_is_nothing()
    {
        Assert.Null(await ReadAsync(_repository.Settings with { SearchPath = "" }));
        Assert.Null(await ReadAsync(_repository.Settings with { WorkingDirectory = _repository.Outside }));
        Assert.Null(await ReadAsync(_repository.Settings with { SearchPath = _repository.Replace("exit 128") }));
    }

    [Fact]
    public async Task What_the_environment_says_stands_in_place_of_what_git_says()
    {
        GitFacts? facts = await ReadAsync(_repository.Settings with { GitCommit = "abc", GitRemoteUrl = "https://x:y@other.test/z" });

        Assert.Equal(("abc", "https://other.test/z"), (facts!.Commit, facts.RemoteUrl));
        Assert.Equal("", (await ReadAsync(_repository.Settings with { GitRemote = "upstream" }))!.RemoteUrl);
        Assert.Equal(new GitFacts(null, "abc", "", ""), await ReadAsync(_repository.Settings with { GitCommit = "abc", SearchPath = "" }));
    }

    [Fact]
    public async Task A_git_that_hangs_is_killed_when_its_time_is_over()
    {
        ManualTimeProvider time = new();
        string mark = Path.Combine(_repository.Outside, "pid");
        GitProgram git = new(Path.Combine(_repository.Replace($"echo $$ > '{mark}.new'; mv '{mark}.new' '{mark}'; exec sleep 600"), "git"), _repository.Root, time);

        Task<string?> answer = git.RunAsync(TimeSpan.FromSeconds(5), 100, CancellationToken.None, "status");
        using FileSystemWatcher watcher = new(_repository.Outside);
        int process = await ProcessAsync(mark, watcher);
        Assert.False(answer.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Null(await answer.WaitAsync(TimeSpan.FromMinutes(2)));
        Assert.True(HasEnded(process));
    }

    [Fact]
    public async Task Git_that_writes_without_end_is_stopped()
    {
        GitProgram git = new(Path.Combine(_repository.Replace("while :; do echo aaaaaaaaaaaaaaaa; done"), "git"), _repository.Root, TimeProvider.System);

        Assert.Null(await git.RunAsync(TimeSpan.FromMinutes(2), 1000, CancellationToken.None));
    }

    [Fact]
    public async Task Programs_that_the_repository_names_are_not_run()
    {
        string mark = Path.Combine(_repository.Outside, "was-run");
        string script = Path.Combine(_repository.Replace($"touch '{mark}'; cat"), "git");
        _repository.Git("config", "core.fsmonitor", script);
        _repository.Git("config", "diff.external", script);
        _repository.Write("src/Program.cs", "second\n");

        GitFacts facts = (await ReadAsync(_repository.Settings))!;
        List<Instrument.Records.Record> records = [];
        await new CodeSaver(_repository.Settings, Path.Combine(_repository.Outside, "files"), TimeProvider.System, record => { records.Add(record); return true; })
            .SavePatchesAsync(facts.Root!, facts.Commit, CancellationToken.None);

        Assert.Single(records);
        Assert.False(File.Exists(mark));
    }

    private static async Task<int> ProcessAsync(string mark, FileSystemWatcher watcher)
    {
        TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Renamed += (_, _) => changed.TrySetResult();
        watcher.EnableRaisingEvents = true;
        if (!File.Exists(mark))
            await changed.Task.WaitAsync(TimeSpan.FromMinutes(2));
        return int.Parse(File.ReadAllText(mark), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool HasEnded(int process)
    {
        try
        {
            return System.Diagnostics.Process.GetProcessById(process).WaitForExit(TimeSpan.FromMinutes(2));
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static string RealPath(string path) => new DirectoryInfo(path).ResolveLinkTarget(true)?.FullName ?? path;

    private static Task<GitFacts?> ReadAsync(MetadataSettings settings) => GitFacts.ReadAsync(settings, TimeProvider.System, CancellationToken.None);
}
