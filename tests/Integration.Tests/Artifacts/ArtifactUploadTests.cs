using System.Text;
using Instrument.Artifacts;
using Instrument.Shipping;
using Instrument.Shipping.Artifacts;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Artifacts;

public sealed class ArtifactUploadTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private FakeWandbServer _server = null!;

    public async Task InitializeAsync() => _server = await FakeWandbServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_logged_artifact_is_at_the_server_when_its_handle_says_so()
    {
        await using Run run = Wandb.Init(ArtifactRun.Options(_server, _directory, "first"));
        run.Log("loss", 1.0);
        Artifact artifact = ArtifactRun.Of(_directory, ("file1.txt", "hello"), ("nest/file2.txt", "my"));
        artifact.Description = "flowers";
        artifact.Ttl = ArtifactTtl.After(TimeSpan.FromDays(1));
        artifact.SetMetadata(new Dictionary<string, object?> { ["rows"] = 150 });
        artifact.AddReference("http://example.com/file1.txt", "remote.txt", new ArtifactReferenceInfo { ETag = "\"abc\"", Size = 256 });

        LoggedArtifact logged = run.LogArtifact(artifact, ["best"], ["raw"]);
        await logged.WaitAsync();

        Assert.Equal((true, "v0", true, "ebdac300d070abe0a60127ec66e7bd57"), (logged.IsUploaded, logged.Version, logged.IsNewVersion, logged.Digest));
        ArtifactState state = _server.Artifact("iris:best", "online");
        Assert.Equal(("v0", "dataset", "first", "flowers", """{"rows":150}""", 86400L), (state.Version, state.Type, state.RunId, state.Description, state.MetadataText, state.TtlSeconds));
        Assert.Equal(["best", "latest"], state.Aliases);
        Assert.Equal(["raw"], state.Tags);
        Assert.Equal(["hello", "my"], Texts(state));
        Assert.Equal("http://example.com/file1.txt", state.References["remote.txt"]);
        Assert.Equal(logged.Id, state.Id);
        Assert.DoesNotContain("local_path", state.ManifestText!, StringComparison.Ordinal);
        await run.FinishAsync();
        Assert.Equal(1, state.HistoryStep);
        Assert.Empty(_server.Violations);
        Assert.Empty(Directory.EnumerateFileSystemEntries(ArtifactRun.Paths(_directory).Staging));
    }

    [Fact]
    public async Task Its_handle_tells_how_far_the_upload_is()
    {
        // Nothing follows the first file before the second one's address has been waited for.
        FaultRule hang = _server.Faults.Add(FakeRoute.ArtifactUpload, Fault.Hang(), times: 1, skip: 1);
        await using Run run = Wandb.Init(ArtifactRun.Options(_server, _directory, "progress"));
        LoggedArtifact logged = run.LogArtifact(ArtifactRun.Of(_directory, ("a.txt", "12345"), ("b.txt", "1234567")));
        Assert.Equal(12, logged.TotalBytes);
        await _server.Requests.WaitUntilAsync(requests => requests.Count(request => request.Route == FakeRoute.ArtifactUpload) >= 2);
        SpinWait.SpinUntil(() => logged.UploadedBytes != 0);

        Assert.Contains(logged.UploadedBytes, (long[])[5, 7]);
        hang.Lift();
        await logged.WaitAsync();
        Assert.Equal(12, logged.UploadedBytes);
    }

    [Fact]
    public async Task The_same_content_makes_no_new_version_and_other_content_sends_only_what_is_new()
    {
        await using Run run = Wandb.Init(ArtifactRun.Options(_server, _directory, "versions"));
        LoggedArtifact first = run.LogArtifact(ArtifactRun.Of(_directory, ("a.txt", "a"), ("b.txt", "b")));
        LoggedArtifact same = run.LogArtifact(ArtifactRun.Of(_directory, ("a.txt", "a"), ("b.txt", "b")), ["again"]);
        LoggedArtifact second = run.LogArtifact(ArtifactRun.Of(_directory, ("a.txt", "a"), ("b.txt", "c")));
        await run.FinishAsync();

        Assert.Equal(("v0", "v0", "v1"), (first.Version, same.Version, second.Version));
        Assert.Equal((true, false, true), (first.IsNewVersion, same.IsNewVersion, second.IsNewVersion));
        Assert.Equal(["again"], _server.Artifact("iris:v0", "online").Aliases);
        ArtifactState latest = _server.Artifact("iris", "online");
        Assert.Equal(("v1", 1), (latest.Version, latest.UploadCount("a.txt")));
        Assert.Equal(["a", "c"], Texts(latest));
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task An_offline_run_keeps_its_artifacts_for_a_later_sync()
    {
        string log = LogOffline("later", ArtifactRun.Of(_directory, ("a.txt", "a")));

        ShipOutcome outcome = await ArtifactRun.SyncAsync(_server, _directory, log);

        Assert.Equal((true, null, 1), (outcome.IsComplete, outcome.Error, outcome.UploadedArtifacts));
        Assert.Equal(["a"], Texts(_server.Artifact("iris", "online")));
        Assert.True(File.Exists(log + ".synced"));
        // Once more: nothing is sent twice.
        outcome = await ArtifactRun.SyncAsync(_server, _directory, log);
        Assert.Null(outcome.Error);
        Assert.Single(_server.Artifacts);
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task Nobody_can_wait_for_an_artifact_of_an_offline_run()
    {
        using Run run = Wandb.Init(ArtifactRun.Offline(_directory, "off"));
        LoggedArtifact logged = run.LogArtifact(ArtifactRun.Of(_directory, ("a.txt", "a")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => logged.WaitAsync());
        Assert.False(logged.IsUploaded);
    }

    [Fact]
    public async Task Large_files_go_in_parts()
    {
        byte[] content = [.. Enumerable.Range(0, 1024).Select(index => (byte)index)];
        Artifact artifact = ArtifactRun.New(_directory);
        using (Stream file = artifact.NewFile("large.bin"))
            file.Write(content);
        string log = LogOffline("parts", artifact);
        ArtifactUploadOptions limits = new() { MultipartFrom = 1000, PartBytes = 400 };

        // The first shipping ends after one part; the second sends the other two.
        _server.Faults.Add(new FaultRule { Fault = Fault.Status(400), Route = FakeRoute.ArtifactUpload, PathContains = ".part2" });
        _server.Faults.Add(new FaultRule { Fault = Fault.Status(400), Route = FakeRoute.ArtifactUpload, PathContains = ".part3" });
        ShipOutcome failed = await ArtifactRun.SyncAsync(_server, _directory, log, limits with { Transfers = 1 });
        Assert.Contains("iris", failed.FailedArtifacts.Keys);
        Assert.False(File.Exists(log + ".synced"));
        _server.Faults.Clear();
        ShipOutcome outcome = await ArtifactRun.SyncAsync(_server, _directory, log, limits);

        Assert.Null(outcome.Error);
        Assert.Equal(content, _server.Artifact("iris", "online").Files["large.bin"].ToArray());
        Assert.Equal(1, _server.Requests.Count(request => request.Path.EndsWith(".part1", StringComparison.Ordinal)));
        FakeRequest create = _server.Requests.First(request => request.Operation == "CreateArtifactFiles");
        Assert.Equal(
            ["172ed8c38e11f15b2c30032748359229", "1127f316c4a21767a66a874744446fd9", "e55372da6d96b7cf6815eda16e448a91"],
            create.Variables!["artifactFiles"]![0]!["uploadPartsInput"]!.AsArray().Select(part => part!["hexMD5"]!.GetValue<string>()));
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task A_reference_to_an_artifact_that_was_logged_before_leads_to_it()
    {
        await using Run run = Wandb.Init(ArtifactRun.Options(_server, _directory, "refers"));
        LoggedArtifact data = run.LogArtifact(ArtifactRun.Of(_directory, ("a.txt", "a")));
        Artifact artifact = ArtifactRun.New(_directory, "other");
        artifact.Add(new ArtifactEntry { Path = "a.txt", Digest = ContentDigest.Of("a"u8), Reference = ArtifactIds.EntryUri(data.ClientId, "a.txt") }, overwrite: false);
        await run.LogArtifact(artifact).WaitAsync();
        Assert.Equal(ArtifactIds.ServerEntryUri(data.Id!, "a.txt"), _server.Artifact("other", "online").References["a.txt"]);
        await run.FinishAsync();
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task An_incremental_version_has_the_entries_of_the_last_one_too()
    {
        await using Run run = Wandb.Init(ArtifactRun.Options(_server, _directory, "incremental"));
        run.LogArtifact(ArtifactRun.Of(_directory, ("a.txt", "a"), ("b.txt", "b")));
        Artifact next = new("iris", "dataset", ArtifactRun.Paths(_directory), TimeProvider.System) { IsIncremental = true };
        ArtifactRun.Add(next, "b.txt", "c");
        ArtifactRun.Add(next, "d.txt", "d");
        run.LogArtifact(next);
        await run.FinishAsync();
        Assert.Equal(["a", "c", "d"], Texts(_server.Artifact("iris", "online")));
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task A_failing_artifact_fails_neither_the_run_nor_other_artifacts()
    {
        _server.AddArtifact("online", "iris", "model", new Dictionary<string, byte[]> { ["x"] = [1] });
        Run run = Wandb.Init(ArtifactRun.Options(_server, _directory, "clash"));
        run.Log("loss", 1.0);
        LoggedArtifact clash = run.LogArtifact(ArtifactRun.Of(_directory, ("a.txt", "a")));
        Artifact other = ArtifactRun.New(_directory, "other");
        ArtifactRun.Add(other, "b.txt", "b");
        LoggedArtifact fine = run.LogArtifact(other);
        await fine.WaitAsync();
        WandbException exception = await Assert.ThrowsAsync<WandbException>(() => clash.WaitAsync());
        Assert.Contains("earlier versions of 'iris' have the type 'model'", exception.Message, StringComparison.Ordinal);
        RunReceipt receipt = await run.FinishAsync();
        Assert.Contains("iris", receipt.SendError, StringComparison.Ordinal);
        Assert.Equal((1, "finished"), (receipt.Sent, _server.Run("clash").State));
        Assert.False(File.Exists(run.LogPath + ".synced"));
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task A_staged_file_that_is_gone_is_named()
    {
        Artifact artifact = ArtifactRun.Of(_directory, ("a.txt", "a"));
        string staged = artifact.Entries[0].LocalPath!;
        string log = LogOffline("gone", artifact);
        File.Delete(staged);
        ShipOutcome outcome = await ArtifactRun.SyncAsync(_server, _directory, log);
        Assert.Contains(staged, outcome.FailedArtifacts["iris"], StringComparison.Ordinal);
        Assert.All(_server.Artifacts, state => Assert.False(state.IsCommitted));
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task A_staged_file_that_was_changed_is_not_sent()
    {
        Artifact artifact = ArtifactRun.Of(_directory, ("a.txt", "a"));
        string staged = artifact.Entries[0].LocalPath!;
        string log = LogOffline("changed", artifact);
        File.Delete(staged);
        File.WriteAllText(staged, "other");
        ShipOutcome outcome = await ArtifactRun.SyncAsync(_server, _directory, log);
        Assert.Contains("has 5 bytes instead of 1", outcome.FailedArtifacts["iris"], StringComparison.Ordinal);
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task An_address_that_has_expired_is_replaced()
    {
        string log = LogOffline("expired", ArtifactRun.Of(_directory, ("a.txt", "a"), ("b.txt", "b")));
        _server.Faults.Add(new FaultRule { Fault = Fault.ExpiredUploadUrl(), Route = FakeRoute.ArtifactUpload, PathContains = "artifact-files" });
        _server.Faults.Add(new FaultRule { Fault = Fault.ExpiredUploadUrl(), Route = FakeRoute.ArtifactUpload, PathContains = "manifests" });
        ShipOutcome outcome = await ArtifactRun.SyncAsync(_server, _directory, log);
        Assert.Null(outcome.Error);
        Assert.Equal(["a", "b"], Texts(_server.Artifact("iris", "online")));
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task An_answer_that_was_lost_makes_no_second_version()
    {
        string log = LogOffline("lost", ArtifactRun.Of(_directory, ("a.txt", "a")));
        foreach (string operation in new[] { "CreateArtifact", "CreateArtifactManifest", "CreateArtifactFiles", "CommitArtifact" })
            _server.Faults.Add(new FaultRule { Fault = Fault.ResetAfterStoring(), Operation = operation });
        ShipOutcome outcome = await ArtifactRun.SyncAsync(_server, _directory, log);
        Assert.Null(outcome.Error);
        Assert.Equal("v0", Assert.Single(_server.Artifacts).Version);
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task Very_many_files_are_listed_beside_the_log()
    {
        Artifact artifact = ArtifactRun.New(_directory);
        string folder = _directory.File("many");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "a"), "a");
        ArtifactEntry staged = artifact.AddFile(Path.Combine(folder, "a"), "start");
        for (int index = 0; index <= ManifestLines.MaxInRecord; index++)
            artifact.Add(new ArtifactEntry { Path = $"ref/{index}", Digest = "x", Reference = "s3://bucket/x" }, overwrite: false);
        string log = LogOffline("many", artifact);
        Assert.True(new FileInfo(log).Length < 100_000, "The entries are in the log.");
        ShipOutcome outcome = await ArtifactRun.SyncAsync(_server, _directory, log);
        Assert.Null(outcome.Error);
        ArtifactState state = _server.Artifact("iris", "online");
        Assert.Equal((1, ManifestLines.MaxInRecord + 1, staged.Digest), (state.Files.Count, state.References.Count, ContentDigest.Of(state.Files["start"].Span)));
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task Uploaded_files_are_in_the_cache_unless_they_were_made_for_the_artifact()
    {
        File.WriteAllText(_directory.File("a.txt"), "hello");
        Artifact artifact = ArtifactRun.Of(_directory, ("made.txt", "made"));
        artifact.AddFile(_directory.File("a.txt"));
        string log = LogOffline("cache", artifact);
        await ArtifactRun.SyncAsync(_server, _directory, log);
        string cached = Assert.Single(Directory.GetFiles(ArtifactRun.Paths(_directory).Cache, "*", SearchOption.AllDirectories));
        Assert.EndsWith(Path.Combine("obj", "md5", "5d", "41402abc4b2a76b9719d911017c592"), cached, StringComparison.Ordinal);
        Assert.Equal("hello", File.ReadAllText(_directory.File("a.txt")));
    }

    [Fact]
    public void A_disabled_run_keeps_nothing()
    {
        using Run run = Wandb.Init(new RunOptions { Mode = RunMode.Disabled, Quiet = true, Reinit = Reinit.CreateNew, EnvironmentVariable = _ => null });
        Artifact artifact = ArtifactRun.Of(_directory, ("a.txt", "a"));
        Assert.False(run.LogArtifact(artifact).IsUploaded);
        Assert.Empty(Directory.EnumerateFileSystemEntries(ArtifactRun.Paths(_directory).Staging));
    }

    private string LogOffline(string runId, params Artifact[] artifacts)
    {
        using Run run = Wandb.Init(ArtifactRun.Offline(_directory, runId));
        run.Log("loss", 1.0);
        foreach (Artifact artifact in artifacts)
            run.LogArtifact(artifact);
        return run.LogPath!;
    }

    private static IEnumerable<string> Texts(ArtifactState state) =>
        state.Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => Encoding.UTF8.GetString(file.Value.Span));
}
