using Instrument.Reading;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Online;

/// <summary>Files that come back from the server: of an earlier run, checked, and never outside of the folder.</summary>
public sealed class RestoreTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private FakeWandbServer _server = null!;
    private Run _run = null!;

    public async Task InitializeAsync()
    {
        _server = await FakeWandbServer.StartAsync();
        using (Run earlier = Wandb.Init(OnlineRun.Options(_server, _directory, "earlier")))
        {
            File.WriteAllText(_directory.File("model.bin"), "weights");
            Directory.CreateDirectory(Path.GetDirectoryName(_directory.File("checkpoints/last.bin"))!);
            File.WriteAllText(_directory.File("checkpoints/last.bin"), "step 5");
            earlier.Save(_directory.File("model.bin"), _directory.Path, RunFilePolicy.Now);
            earlier.Save(_directory.File("checkpoints/last.bin"), _directory.Path, RunFilePolicy.Now);
            Assert.Equal(0, (await earlier.FinishAsync()).Pending);
        }
        _run = Wandb.Init(OnlineRun.Options(_server, _directory, "later"));
    }

    public async Task DisposeAsync()
    {
        await _run.DisposeAsync();
        await _server.DisposeAsync();
    }

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("earlier")]
    [InlineData("online/earlier")]
    public async Task A_file_of_another_run_comes_into_this_runs_files(string runPath)
    {
        string? path = await _run.RestoreAsync("checkpoints/last.bin", runPath);

        Assert.Equal(Path.Combine(_run.Directory!, "files", "checkpoints", "last.bin"), path);
        Assert.Equal("step 5", File.ReadAllText(path!));
        Assert.Equal(["last.bin"], Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName));
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task A_file_that_is_there_is_left_as_it_is_unless_it_shall_be_replaced()
    {
        string folder = _directory.File("restored");
        Directory.CreateDirectory(folder);
        string place = Path.Combine(folder, "model.bin");
        File.WriteAllText(place, "mine");

        Assert.Equal(place, await _run.RestoreAsync("model.bin", "earlier", folder));
        Assert.Equal("mine", File.ReadAllText(place));
        Assert.Equal(place, await _run.RestoreAsync("model.bin", "earlier", folder, replace: true));
        Assert.Equal("weights", File.ReadAllText(place));
    }

    [Fact]
    public async Task What_is_not_there_is_null_or_an_error_that_says_so()
    {
        Assert.Null(await _run.RestoreAsync("other.bin", "earlier"));
        WandbException missing = await Assert.ThrowsAsync<WandbException>(() => _run.RestoreAsync("model.bin", "nobody"));
        Assert.Contains("nobody", missing.Message, StringComparison.Ordinal);
        ArgumentException wrong = await Assert.ThrowsAsync<ArgumentException>(() => _run.RestoreAsync("model.bin", "a/b/c/d"));
        Assert.Contains("entity/project/run", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../model.bin")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../model.bin")]
    [InlineData("C:/model.bin")]
    public Task A_name_that_leads_out_of_the_folder_is_refused(string name) =>
        Assert.ThrowsAsync<ArgumentException>(() => _run.RestoreAsync(name, "earlier"));

    [Fact]
    public async Task A_cut_download_is_continued_and_a_refused_one_leaves_nothing()
    {
        _server.Faults.Add(FakeRoute.Download, Fault.HalfAnswer());
        Assert.Equal("weights", File.ReadAllText((await _run.RestoreAsync("model.bin", "earlier"))!));

        _server.Faults.Add(FakeRoute.Download, Fault.Status(403), times: null);
        string folder = _directory.File("restored");
        await Assert.ThrowsAsync<WandbException>(() => _run.RestoreAsync("model.bin", "earlier", folder));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Without_a_server_only_files_that_are_there_are_found()
    {
        using Run offline = Wandb.Init(new RunOptions
        {
            Directory = _directory.Path,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            Mode = RunMode.Offline,
            EnvironmentVariable = OnlineRun.Environment,
        });
        File.WriteAllText(Path.Combine(offline.Directory!, "files", "a.txt"), "a");

        Assert.NotNull(await offline.RestoreAsync("a.txt"));
        NotSupportedException refused = await Assert.ThrowsAsync<NotSupportedException>(() => offline.RestoreAsync("b.txt"));
        Assert.Contains("not online", refused.Message, StringComparison.Ordinal);
    }
}
