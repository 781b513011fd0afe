using System.Text;
using Instrument.Artifacts;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Artifacts;

public sealed class ArtifactDownloadTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private FakeWandbServer _server = null!;
    private ArtifactStore _store = null!;

    public async Task InitializeAsync()
    {
        _server = await FakeWandbServer.StartAsync(new FakeWandbOptions { Teams = ["team"], Organization = "acme" });
        _store = Open("online");
    }

    public async Task DisposeAsync()
    {
        _store.Dispose();
        await _server.DisposeAsync();
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_was_logged_is_downloaded_byte_for_byte()
    {
        await using Run run = Wandb.Init(ArtifactRun.Options(_server, _directory, "maker"));
        Artifact artifact = ArtifactRun.Of(_directory, ("a.txt", "hello"), ("x/b c.txt", "my"), ("empty", ""));
        artifact.SetMetadata(new Dictionary<string, object?> { ["rows"] = 3 });
        LoggedArtifact logged = run.LogArtifact(artifact, ["best"], ["raw"]);
        await logged.WaitAsync();

        StoredArtifact stored = await _store.GetAsync("iris:best");
        string folder = await stored.DownloadAsync();

        Assert.Equal(_directory.File(Path.Combine("downloads", "iris:v0")), folder);
        Assert.Equal(["a.txt=hello", "empty=", "x/b c.txt=my"], Content(folder));
        Assert.Equal((logged.Id, "test-entity/online/iris:v0", "dataset", logged.Digest, """{"rows":3}"""), (stored.Id, stored.FullName, stored.Type, stored.Digest, stored.MetadataJson));
        Assert.Equal(["best", "latest"], stored.Aliases.Order());
        Assert.Equal(["raw"], stored.Tags);
        Assert.True((await stored.VerifyAsync()).IsSame);
        foreach (string name in new[] { "iris", "iris:v0", "online/iris", "test-entity/online/iris:latest" })
            Assert.Equal(stored.Id, (await _store.GetAsync(name)).Id);
        Assert.Equal(stored.FullName, (await _store.GetByIdAsync(stored.Id)).FullName);
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task Files_that_are_there_or_in_the_cache_are_not_fetched_again()
    {
        StoredArtifact stored = await PlantAsync(("a.txt", "hello"), ("b.txt", "my"));
        await stored.DownloadAsync();
        int fetched = Downloads();
        await stored.DownloadAsync();
        Assert.Equal(fetched, Downloads());
        string other = await stored.DownloadAsync(new ArtifactDownloadOptions { Folder = _directory.File("other") });
        Assert.Equal(fetched, Downloads());
        Assert.Equal(["a.txt=hello", "b.txt=my"], Content(other));
        await stored.DownloadAsync(new ArtifactDownloadOptions { Folder = _directory.File("third"), UseCache = false });
        Assert.Equal(fetched + 2, Downloads());
    }

    [Fact]
    public async Task A_damaged_file_is_replaced_and_so_is_a_damaged_cache()
    {
        StoredArtifact stored = await PlantAsync(("a.txt", "hello"));
        string folder = await stored.DownloadAsync();
        string cached = Directory.GetFiles(ArtifactRun.Paths(_directory).Cache, "*", SearchOption.AllDirectories).Single();
        File.WriteAllText(cached, "hallo");
        File.WriteAllText(Path.Combine(folder, "a.txt"), "hxllo");
        Assert.Equal(["a.txt"], (await stored.VerifyAsync()).Changed);
        await stored.DownloadAsync();
        Assert.Equal(["a.txt=hello"], Content(folder));
        Assert.Equal("hello", File.ReadAllText(cached));
    }

    [Theory]
    [InlineData("hxllo")]
    [InlineData("hell")]
    [InlineData("hello and much more than was said")]
    public async Task Other_content_than_the_manifest_states_is_refused(string served)
    {
        StoredArtifact stored = await PlantAsync(("a.txt", "hello"));
        _server.CorruptContent("hello"u8, Encoding.UTF8.GetBytes(served));
        WandbException exception = await Assert.ThrowsAsync<WandbException>(() => stored.DownloadAsync());
        Assert.Contains("a.txt", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_directory.Path, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/etc/x")]
    [InlineData("a/../../x")]
    [InlineData("C:\\\\x")]
    [InlineData("\\\\\\\\server\\\\x")]
    [InlineData("a\\nb")]
    public async Task A_manifest_with_a_path_that_leads_out_is_refused_as_a_whole(string path)
    {
        _server.AddArtifact("online", "hostile", "dataset", new Dictionary<string, byte[]> { ["a.txt"] = "hello"u8.ToArray() }, Manifest(
            ("a.txt", "XUFAKrxLKna5cZ2REBfFkg==", 5), (path, "XUFAKrxLKna5cZ2REBfFkg==", 5)));
        StoredArtifact stored = await _store.GetAsync("hostile");
        await Assert.ThrowsAsync<WandbException>(() => stored.DownloadAsync());
        Assert.Empty(Directory.GetFiles(_directory.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_link_that_was_planted_in_the_folder_is_not_followed()
    {
        StoredArtifact stored = await PlantAsync(("sub/a.txt", "hello"));
        string folder = _directory.File("target");
        string outside = _directory.File("outside");
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(outside);
        Directory.CreateSymbolicLink(Path.Combine(folder, "sub"), outside);
        await Assert.ThrowsAsync<WandbException>(() => stored.DownloadAsync(new ArtifactDownloadOptions { Folder = folder }));
        Assert.Empty(Directory.GetFileSystemEntries(outside));
    }

    [Fact]
    public async Task Part_of_an_artifact_can_be_downloaded()
    {
        StoredArtifact stored = await PlantAsync(("x/a.txt", "a"), ("x/b.txt", "b"), ("y.txt", "y"));
        string folder = await stored.DownloadAsync(new ArtifactDownloadOptions { PathPrefix = "x/" });
        Assert.Equal(["x/a.txt=a", "x/b.txt=b"], Content(folder));
        string file = await stored.DownloadFileAsync("y.txt");
        Assert.Equal("y", File.ReadAllText(file));
        await Assert.ThrowsAsync<WandbException>(() => stored.DownloadAsync(new ArtifactDownloadOptions { PathPrefix = "z" }));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => stored.DownloadFileAsync("z"));
    }

    [Fact]
    public async Task A_download_that_breaks_goes_on_where_it_stopped()
    {
        byte[] content = new byte[300_000];
        new Random(1).NextBytes(content);
        _server.AddArtifact("online", "large", "dataset", new Dictionary<string, byte[]> { ["large.bin"] = content });
        _server.Faults.Add(new FaultRule { Fault = Fault.HalfAnswer(), Route = FakeRoute.ArtifactDownload, PathContains = "artifact-files" });
        StoredArtifact stored = await _store.GetAsync("large");
        string folder = await stored.DownloadAsync();
        Assert.Equal(content, await File.ReadAllBytesAsync(Path.Combine(folder, "large.bin")));
        Assert.Contains(_server.Requests, request => request.Status == 206);
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task Failures_of_the_server_are_repeated_or_told()
    {
        StoredArtifact stored = await PlantAsync(("a.txt", "hello"));
        _server.Faults.Add(new FaultRule { Fault = Fault.Status(503), Route = FakeRoute.ArtifactDownload, Times = 3 });
        await stored.DownloadAsync();
        _server.Faults.Add(new FaultRule { Fault = Fault.Status(404), Route = FakeRoute.ArtifactDownload });
        WandbException exception = await Assert.ThrowsAsync<WandbException>(() => stored.DownloadAsync(new ArtifactDownloadOptions { Folder = _directory.File("f"), UseCache = false }));
        Assert.Contains("does not have the file", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<WandbException>(() => _store.GetAsync("nothing"));
        await Assert.ThrowsAsync<WandbException>(() => _store.GetAsync("no-project/nothing"));
        await Assert.ThrowsAsync<WandbException>(() => _store.GetByIdAsync("QXJ0aWZhY3Q6OTk="));
    }

    [Fact]
    public async Task References_are_fetched_while_they_are_what_they_were()
    {
        File.WriteAllText(_directory.File("local.txt"), "local");
        StoredArtifact data = await PlantAsync(("a.txt", "hello"));
        await using Run run = Wandb.Init(ArtifactRun.Options(_server, _directory, "refs"));
        Artifact artifact = ArtifactRun.New(_directory, "refs");
        artifact.AddReference(new Uri(_directory.File("local.txt")).AbsoluteUri);
        artifact.Add(new ArtifactEntry { Path = "other/a.txt", Digest = ContentDigest.Of("hello"u8), Reference = ArtifactIds.ServerEntryUri(data.Id, "a.txt") }, overwrite: false);
        await run.LogArtifact(artifact).WaitAsync();
        StoredArtifact stored = await _store.GetAsync("refs");
        string folder = await stored.DownloadAsync();
        Assert.Equal(["local.txt=local", "other/a.txt=hello"], Content(folder));
        File.WriteAllText(_directory.File("local.txt"), "other");
        WandbException exception = await Assert.ThrowsAsync<WandbException>(() => stored.DownloadAsync(new ArtifactDownloadOptions { Folder = _directory.File("again") }));
        Assert.Contains("has changed since", exception.Message, StringComparison.Ordinal);
        string without = await stored.DownloadAsync(new ArtifactDownloadOptions { Folder = _directory.File("without"), FetchReferences = false });
        Assert.Empty(Directory.GetFiles(without));
    }

    [Fact]
    public async Task A_reference_that_needs_other_credentials_is_named()
    {
        await using Run run = Wandb.Init(ArtifactRun.Options(_server, _directory, "s3"));
        Artifact artifact = ArtifactRun.New(_directory, "s3");
        artifact.AddReference("hdfs://bucket/key", "key");
        await run.LogArtifact(artifact).WaitAsync();
        StoredArtifact stored = await _store.GetAsync("s3");
        WandbException exception = await Assert.ThrowsAsync<WandbException>(() => stored.DownloadAsync());
        Assert.Contains("hdfs://bucket/key", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_uses_an_artifact_is_in_its_lineage()
    {
        StoredArtifact data = await PlantAsync(("a.txt", "hello"));
        Run run = Wandb.Init(ArtifactRun.Options(_server, _directory, "user"));
        StoredArtifact used = await run.UseArtifactAsync("iris:latest", "dataset");
        Assert.Equal(data.Id, used.Id);
        await Assert.ThrowsAsync<ArgumentException>(() => run.UseArtifactAsync("iris", "model"));
        await run.FinishAsync();
        Assert.Equal(["test-entity/online/user"], _server.Artifact("iris", "online").UsedBy);
        Assert.Contains(LogDecoder.Decode(run.LogPath!), record => record.UseArtifact is { Type: "dataset", Name: "iris:v0" } use && use.Id == data.Id);
        Assert.Empty(_server.Violations);
        using Run offline = Wandb.Init(ArtifactRun.Offline(_directory, "off"));
        await Assert.ThrowsAsync<NotSupportedException>(() => offline.UseArtifactAsync("iris"));
    }

    [Fact]
    public async Task An_old_server_is_not_told_where_a_used_artifact_was()
    {
        await using FakeWandbServer old = await FakeWandbServer.StartAsync(new FakeWandbOptions { Features = [] });
        old.AddArtifact("online", "iris", "dataset", new Dictionary<string, byte[]> { ["a"] = [1] });
        await using Run run = Wandb.Init(ArtifactRun.Options(old, _directory, "old"));
        await run.UseArtifactAsync("iris");
        Assert.DoesNotContain("artifactEntityName", old.Requests.Single(request => request.Operation == "UseArtifact").Variables!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(old.Violations);
    }

    [Fact]
    public async Task A_model_is_logged_used_and_linked_to_a_registry()
    {
        File.WriteAllText(_directory.File("net.bin"), "weights");
        await using Run run = Wandb.Init(ArtifactRun.Options(_server, _directory, "models"));
        LoggedArtifact model = run.LogModel(_directory.File("net.bin"), "net", ["prod"]);
        string? version = await run.LinkArtifactAsync(model, "wandb-registry-model/churn", ["staging"]);
        Assert.Equal("v0", version);
        string file = await run.UseModelAsync("net:prod");
        Assert.Equal("weights", File.ReadAllText(file));
        Assert.Equal("net.bin", Path.GetFileName(file));
        StoredArtifact linked = await _store.GetAsync("wandb-registry-model/churn:staging");
        Assert.Equal((model.Id, "acme/wandb-registry-model/churn:v0"), (linked.Id, linked.FullName));
        Assert.Equal(["net.bin=weights"], Content(await linked.DownloadAsync(new ArtifactDownloadOptions { Folder = _directory.File("linked") })));
        await Assert.ThrowsAsync<ArgumentException>(() => run.LinkArtifactAsync(model, "churn:v1"));
        await Assert.ThrowsAsync<WandbException>(() => run.LinkArtifactAsync(model, "other/wandb-registry-model/churn"));
        await PlantAsync(("a.txt", "a"));
        await Assert.ThrowsAsync<ArgumentException>(() => run.UseModelAsync("iris"));
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task A_new_version_starts_from_an_old_one_without_its_files()
    {
        StoredArtifact old = await PlantAsync(("a.txt", "a"), ("b.txt", "b"));
        Artifact draft = await old.NewDraftAsync();
        draft.Remove("a.txt");
        ArtifactRun.Add(draft, "c.txt", "c");
        await using Run run = Wandb.Init(ArtifactRun.Options(_server, _directory, "next"));
        LoggedArtifact logged = run.LogArtifact(draft);
        await logged.WaitAsync();
        Assert.Equal("v1", logged.Version);
        Assert.Equal(["b.txt=b", "c.txt=c"], Content(await (await _store.GetAsync("iris")).DownloadAsync()));
        Assert.Single(_server.Requests, request => request.Route == FakeRoute.ArtifactUpload && request.Path.Contains("artifact-files", StringComparison.Ordinal));
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task Versions_are_listed_newest_first()
    {
        await PlantAsync(("a.txt", "a"));
        await PlantAsync(("a.txt", "b"));
        List<string> versions = [];
        await foreach (StoredArtifact version in _store.ListVersionsAsync("iris"))
            versions.Add(version.Version);
        Assert.Equal(["v1", "v0"], versions);
    }

    [Fact]
    public async Task A_folder_is_compared_by_content()
    {
        StoredArtifact stored = await PlantAsync(("a.txt", "a"), ("b.txt", "b"), ("c.txt", "c"));
        string folder = await stored.DownloadAsync();
        File.Delete(Path.Combine(folder, "a.txt"));
        File.WriteAllText(Path.Combine(folder, "b.txt"), "x");
        File.WriteAllText(Path.Combine(folder, "d.txt"), "d");
        ArtifactVerification verification = await stored.VerifyAsync();
        Assert.Equal((["a.txt"], ["b.txt"], ["d.txt"], false), (verification.Missing.ToArray(), verification.Changed.ToArray(), verification.Unknown.ToArray(), verification.IsSame), Same);
    }

    private static bool Same((string[], string[], string[], bool) x, (string[], string[], string[], bool) y) =>
        x.Item1.SequenceEqual(y.Item1) && x.Item2.SequenceEqual(y.Item2) && x.Item3.SequenceEqual(y.Item3) && x.Item4 == y.Item4;

    private async Task<StoredArtifact> PlantAsync(params (string Path, string Text)[] files)
    {
        _server.AddArtifact("online", "iris", "dataset", files.ToDictionary(file => file.Path, file => Encoding.UTF8.GetBytes(file.Text)));
        return await _store.GetAsync("iris");
    }

    private ArtifactStore Open(string project) => ArtifactStore.Open(new ArtifactStoreOptions
    {
        BaseUrl = new Uri(_server.BaseUrl),
        ApiKey = _server.ApiKey,
        Project = project,
        EnvironmentVariable = name => ArtifactRun.Options(_server, _directory, "x").EnvironmentVariable(name),
    });

    private int Downloads() =>
        _server.Requests.Count(request => request.Route == FakeRoute.ArtifactDownload && request.Path.Contains("artifact-files", StringComparison.Ordinal));

    private static string Manifest(params (string Path, string Digest, long Size)[] entries) =>
        """{"version":1,"storagePolicy":"wandb-storage-policy-v1","storagePolicyConfig":{"storageLayout":"V2"},"contents":{"""
        + string.Join(',', entries.Select(entry => $$"""
            "{{entry.Path}}":{"digest":"{{entry.Digest}}","size":{{entry.Size}}}
            """)) + "}}";

    private static IEnumerable<string> Content(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => $"{Path.GetRelativePath(folder, file).Replace('\\', '/')}={File.ReadAllText(file)}").Order(StringComparer.Ordinal);
}
