using System.Text.Json.Nodes;
using Instrument.Artifacts;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Artifacts;

/// <summary>Objects in artifacts, at the server.</summary>
public sealed class ArtifactObjectUploadTests
{
    [Fact]
    public async Task Objects_arrive_with_their_files_and_further_artifacts_refer_to_them()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        using TemporaryDirectory directory = new();
        await using Run run = Wandb.Init(ArtifactRun.Options(server, directory, "objects"));
        Image image = new([0, 128, 255, 7], 2, 2, PixelFormat.Grey, new ImageOptions { Caption = "ünï" });
        Table table = new(["id", "image"]);
        table.AddRow(1, image);
        JoinedTable joined = new(table, table, "id");
        Artifact first = ArtifactRun.New(directory, "objects", "objects");
        first.Add(image, "img");
        first.Add(table, "preds");
        first.Add(joined, "both");
        LoggedArtifact logged = run.LogArtifact(first);
        run.Log("both", joined);
        Artifact second = ArtifactRun.New(directory, "again", "objects");
        second.Add(table, "preds");
        LoggedArtifact referring = run.LogArtifact(second);
        await referring.WaitAsync();

        ArtifactState state = server.Artifact("objects", "online");
        Assert.Equal(["both.joined-table.json", "img.image-file.json", "media", "preds.table.json"], state.Files.Keys.Order(StringComparer.Ordinal).Select(path => path.Split('/')[0]));
        JsonNode entry = JsonNode.Parse(state.Files["img.image-file.json"].Span)!;
        Assert.True(state.Files.ContainsKey((string)entry["path"]!));
        Assert.Equal("ünï", (string)entry["caption"]!);
        // The cell of the table is the same image, in the same file.
        Assert.True(JsonNode.DeepEquals(entry, JsonNode.Parse(state.Files["preds.table.json"].Span)!["data"]![0]![1]));
        Assert.Equal(ArtifactIds.ServerEntryUri(logged.Id!, "preds.table.json"), server.Artifact("again", "online").References["preds.table.json"]);

        StoredArtifact stored = await run.UseArtifactAsync("again");
        string file = await stored.DownloadFileAsync("preds.table.json", directory.File("read"));
        Assert.Equal(state.Files["preds.table.json"].ToArray(), await File.ReadAllBytesAsync(file));
        await run.FinishAsync();
        Assert.Equal("joined-table", (string)Assert.Single(server.Run("objects").History).Json["both"]!["_type"]!);
        Assert.Empty(server.Violations);
    }
}
