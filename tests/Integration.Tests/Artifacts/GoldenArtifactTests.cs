using System.Text.Json.Nodes;
using Instrument.Artifacts;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Artifacts;

/// <summary>A model that is logged as in the golden run makes the requests that the official client made, with the same variables.</summary>
public sealed class GoldenArtifactTests : IDisposable
{
    // Made anew each time, or told by the server. The manifest has no paths of this machine, so its file has another digest.
    private static readonly string[] Made = ["clientID", "sequenceClientID", "artifactID", "artifactManifestID"];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_golden_artifact_is_uploaded_with_the_same_operations_and_variables()
    {
        JsonObject[] golden = [.. File.ReadLines(Path.Combine(FixturePath.Golden("artifacts"), "my-model.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject())];
        await using FakeWandbServer server = await FakeWandbServer.StartAsync(new FakeWandbOptions { Entity = "golden" });
        File.WriteAllText(_directory.File("one.txt"), "file one\n");
        Run run = Wandb.Init(Options(server));
        for (int row = 0; row < 134; row++)
            run.Log("loss", row);
        LoggedArtifact logged = run.LogModel(_directory.File("one.txt"), "my-model", ["prod"]);
        await logged.WaitAsync();
        await run.FinishAsync();

        Assert.Empty(server.Violations);
        Assert.Equal("528bcf2c8d76e2985e0ec4648aff66a9", logged.Digest);
        // The version is asked for at the end to tell its number, as the official client does for one that is waited for.
        FakeRequest[] ours = [.. server.Requests.Where(request => request.Operation?.Contains("Artifact", StringComparison.Ordinal) == true && request.Operation != "ArtifactByID")];
        Assert.Equal(golden.Select(Operation), ours.Select(request => request.Operation));
        for (int index = 0; index < golden.Length; index++)
            Assert.Equal(Plain(golden[index]["variables"]!), Plain(ours[index].Variables!));
    }

    // The one query among them is sent by a part of the official client that gives no name beside the document.
    private static string Operation(JsonObject line) => line["operation"]?.GetValue<string>() is { Length: > 0 } name ? name : "ArtifactType";

    private static string Plain(JsonNode variables)
    {
        JsonNode copy = variables.DeepClone();
        Strip(copy);
        return copy.ToJsonString();
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
                Strip(item);
            return;
        }
        if (node is not JsonObject members)
            return;
        bool isManifest = members.ContainsKey("manifestType");
        foreach ((string name, JsonNode? value) in members.OrderBy(member => member.Key, StringComparer.Ordinal).ToArray())
        {
            members.Remove(name);
            if (Made.Contains(name))
                members[name] = "made";
            else if (isManifest && name == "digest" && value?.GetValue<string>() is { Length: > 0 } digest)
                members[name] = digest.Length;
            else
                members[name] = value;
            Strip(members[name]);
        }
    }

    private RunOptions Options(FakeWandbServer server)
    {
        RunOptions options = ArtifactRun.Options(server, _directory, "goldfull1");
        return new RunOptions
        {
            Entity = "golden",
            Project = "golden-project",
            RunId = options.RunId,
            Directory = options.Directory,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            ApiKey = server.ApiKey,
            BaseUrl = options.BaseUrl,
            FinishOnSignals = false,
            EnvironmentVariable = options.EnvironmentVariable,
        };
    }
}
