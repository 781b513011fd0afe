using System.Text;
using System.Text.Json.Nodes;
using Instrument.Artifacts;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Artifacts;

/// <summary>Tables and media are read back from artifacts.</summary>
public sealed class StoredObjectTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private FakeWandbServer _server = null!;

    public async Task InitializeAsync() => _server = await FakeWandbServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_was_added_is_read_back_also_through_a_reference()
    {
        DateTimeOffset time = new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1));
        Image image = new([0, 128, 255, 7], 2, 2, PixelFormat.Grey, new ImageOptions { Caption = "ünï" });
        Table table = new(["id", "score", "text", "ok", "time", "list", "dict", "image"]);
        table.AddRow(1, 0.5, "a", true, time, new[] { 1, 2 }, new Dictionary<string, int> { ["k"] = 1 }, image);
        table.AddRow(2, double.NaN, null, false, null, Array.Empty<int>(), new Dictionary<string, int> { ["k"] = 2 }, null);
        table.AddRow(3, double.PositiveInfinity, "c", null, time.AddMilliseconds(7), null, new Dictionary<string, int> { ["k"] = 3 }, image);
        await using Run run = Wandb.Init(ArtifactRun.Options(_server, _directory, "objects"));
        Artifact first = ArtifactRun.New(_directory, "first", "objects");
        first.Add(table, "eval/preds");
        run.LogArtifact(first);
        Artifact second = ArtifactRun.New(_directory, "second", "objects");
        second.Add(table, "copy");
        second.Add(image, "picture");
        await run.LogArtifact(second).WaitAsync();

        StoredArtifact stored = await run.UseArtifactAsync("second");
        StoredTable read = await stored.GetTableAsync("copy");
        Assert.Equal(table.Columns, read.Columns);
        Assert.Equal([1L, 2L, 3L], read.Column("id"));
        Assert.Equal([0.5, double.NaN, double.PositiveInfinity], read.Numbers("score"));
        Assert.Equal(["a", null, "c"], read.Column("text"));
        Assert.Equal([true, false, null], read.Column("ok"));
        Assert.Equal([time.ToUniversalTime(), null, time.AddMilliseconds(7).ToUniversalTime()], read.Column("time"));
        Assert.Equal([1L, 2L], Assert.IsAssignableFrom<IReadOnlyList<object?>>(read.Column("list")[0]));
        Assert.Equal(3L, Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(read.Column("dict")[2])["k"]);
        // The image lies in the artifact that the reference leads to.
        StoredMedia cell = Assert.IsType<StoredMedia>(read.Rows[2][7]);
        StoredMedia entry = await stored.GetMediaAsync("picture");
        Assert.Equal(("image-file", "ünï", cell.Path), (entry.Type, entry.Caption, entry.Path));
        byte[] bytes = await File.ReadAllBytesAsync(await cell.DownloadAsync(_directory.File("cell")));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(await entry.DownloadAsync(_directory.File("entry"))));
        Assert.Equal(2, entry.Json.GetProperty("width").GetInt32());

        Assert.Equal(3, (await (await run.UseArtifactAsync("first")).GetTableAsync("eval/preds.table.json")).Rows.Count);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => stored.GetTableAsync("preds"));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => stored.GetMediaAsync("copy"));
        Assert.Throws<KeyNotFoundException>(() => read.Column("Id"));
        Assert.Throws<InvalidCastException>(() => read.Numbers("text"));
        await run.FinishAsync();
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task Every_table_of_the_official_client_can_be_read()
    {
        using ArtifactStore store = Store();
        int read = 0;
        foreach (JsonNode line in File.ReadLines(Path.Combine(FixturePath.Golden("full-online"), "artifact-json.jsonl")).Select(text => JsonNode.Parse(text)!))
        {
            string path = (string)line["path"]!;
            if (!path.EndsWith(".table.json", StringComparison.Ordinal) || (string)line["type"]! != "run_table")
                continue;
            string text = (string)line["text"]!;
            _server.AddArtifact("online", $"golden-{read}", "run_table", new Dictionary<string, byte[]> { [path] = Encoding.UTF8.GetBytes(text) });
            StoredTable table = await (await store.GetAsync($"golden-{read}")).GetTableAsync(path[..^".table.json".Length]);
            Assert.Contains($"\"ncols\": {table.Columns.Count}, \"nrows\": {table.Rows.Count}", text, StringComparison.Ordinal);
            read++;
        }
        Assert.InRange(read, 20, 60);
    }

    [Fact]
    public async Task The_parts_of_an_incremental_table_are_put_together()
    {
        await using Run run = Wandb.Init(ArtifactRun.Options(_server, _directory, "parts"));
        Table table = new(["n"], new TableOptions { LogMode = TableLogMode.Incremental });
        for (int row = 0; row < 12; row++)
        {
            table.AddRow(row);
            run.Log("eval/t", table);
        }
        await run.FinishAsync();
        using ArtifactStore store = Store();
        string name = _server.Artifacts.Select(state => state.Name).Distinct().Single();

        StoredTable read = await (await store.GetAsync(name)).GetTableAsync("eval/t");

        Assert.Equal(Enumerable.Range(0, 12).Select(row => (double)row), read.Numbers("n"));
        Assert.Empty(_server.Violations);
    }

    [Theory]
    [InlineData("[]", "no columns and data")]
    [InlineData("no JSON", "no columns and data")]
    [InlineData("""{"columns":["a"]}""", "no columns and data")]
    [InlineData("""{"columns":["a"],"data":[[1,2]]}""", "row 0")]
    [InlineData("""{"columns":["a"],"data":[1]}""", "row 0")]
    public async Task What_is_no_table_is_an_error_that_says_so(string text, string reason)
    {
        _server.AddArtifact("online", "odd", "dataset", new Dictionary<string, byte[]> { ["t.table.json"] = Encoding.UTF8.GetBytes(text) });
        using ArtifactStore store = Store();
        StoredArtifact odd = await store.GetAsync("odd");
        Assert.Contains(reason, (await Assert.ThrowsAsync<WandbException>(() => odd.GetTableAsync("t"))).Message, StringComparison.Ordinal);
        Assert.Contains("is no image", (await Assert.ThrowsAsync<WandbException>(() => odd.GetMediaAsync("t.table.json"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task References_in_a_circle_end()
    {
        static string Manifest(int other) => $$$$"""
            {"version":1,"storagePolicy":"wandb-storage-policy-v1","storagePolicyConfig":{"storageLayout":"V2"},
             "contents":{"t.table.json":{"digest":"x","ref":"{{{{ArtifactIds.ServerEntryUri(Id(other), "t.table.json")}}}}"}}}
            """;
        static string Id(int number) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"Artifact:{number}"));
        _server.AddArtifact("online", "one", "dataset", new Dictionary<string, byte[]>(), Manifest(2));
        _server.AddArtifact("online", "two", "dataset", new Dictionary<string, byte[]>(), Manifest(1));
        using ArtifactStore store = Store();
        StoredArtifact one = await store.GetAsync("one");
        Assert.Equal(Id(1), one.Id);
        Assert.Contains("from artifact to artifact", (await Assert.ThrowsAsync<WandbException>(() => one.GetTableAsync("t"))).Message, StringComparison.Ordinal);
    }

    private ArtifactStore Store() => ArtifactStore.Open(new ArtifactStoreOptions
    {
        BaseUrl = new Uri(_server.BaseUrl),
        ApiKey = _server.ApiKey,
        Project = "online",
        EnvironmentVariable = name => ArtifactRun.Options(_server, _directory, "store").EnvironmentVariable(name),
    });
}
