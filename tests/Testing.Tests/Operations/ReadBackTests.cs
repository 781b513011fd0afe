using System.Text.Json.Nodes;
using Instrument.Testing.Tests.Clients;

namespace Instrument.Testing.Tests.Operations;

/// <summary>Reading a run back: what it is, its rows by steps, its files by pages.</summary>
public sealed class ReadBackTests : ServerTest
{
    [Fact]
    public async Task A_run_is_read_back_with_the_types_of_its_keys()
    {
        await Client.CreateRunAsync();
        await Client.FileStreamAsync(RunRequests.Run, RunRequests.Rows(0, 3));

        JsonNode run = (await RunAsync(Documents.Run, "name"))!;

        Assert.Equal(("running", 3, 0), ((string?)run["state"], (int)run["historyLineCount"]!, (int)run["fileCount"]!));
        Assert.Equal("""{"typeCounts":[{"type":"number","count":3}]}""", run["historyKeys"]!["keys"]!["loss"]!.ToJsonString());
        Assert.Equal(2, (int)run["historyKeys"]!["lastStep"]!);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_null()
    {
        await Client.CreateRunAsync("other");

        Assert.Null(await RunAsync(Documents.Run, "name"));
        Assert.Empty(Server.Violations);
    }

    [Theory]
    [InlineData(0, 10, 100, new[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 })]
    [InlineData(3, 5, 100, new[] { 3, 4 })]
    [InlineData(0, 10, 5, new[] { 0, 2, 4, 6, 8 })]
    [InlineData(10, 20, 5, new int[0])]
    public async Task Rows_are_read_by_steps_and_sampled_where_there_are_more_than_wanted(int min, int max, int size, int[] steps)
    {
        await Client.CreateRunAsync();
        await Client.FileStreamAsync(RunRequests.Run, RunRequests.Rows(0, 10));

        JsonNode run = (await RunAsync(Documents.HistoryPage, "run", ("minStep", min), ("maxStep", max), ("pageSize", size)))!;

        Assert.Equal(steps.Select(step => RunRequests.Row(step)), run["history"]!.AsArray().Select(line => (string)line!));
    }

    [Fact]
    public async Task Files_are_read_by_pages()
    {
        await Client.CreateRunAsync();
        foreach (string address in await Client.AddressesAsync("a.txt", "b.txt", "c.txt"))
            await Client.PutAsync(address, [1, 2], "X-Upload-Permit: run-file");

        JsonNode first = (await RunAsync(Documents.RunFiles, "name", ("fileCursor", null), ("fileLimit", 2)))!["files"]!;
        JsonNode second = (await RunAsync(Documents.RunFiles, "name", ("fileCursor", (string?)first["pageInfo"]!["endCursor"]), ("fileLimit", 2)))!["files"]!;

        Assert.Equal(["a.txt", "b.txt"], first["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["name"]!));
        Assert.True((bool)first["pageInfo"]!["hasNextPage"]!);
        Assert.Equal("""{"name":"c.txt","sizeBytes":2,"md5":"DLmI0EKn8o3V/itVs/Wseg=="}""", Assert.Single(second["edges"]!.AsArray())!["node"]!.ToJsonString());
        Assert.False((bool)second["pageInfo"]!["hasNextPage"]!);
    }

    private async Task<JsonNode?> RunAsync(string document, string nameVariable, params (string Name, JsonNode? Value)[] variables)
    {
        JsonObject all = new() { ["entity"] = "test-entity", ["project"] = "demo", [nameVariable] = "run1" };
        foreach ((string name, JsonNode? value) in variables)
            all[name] = value;
        return (await Client.GraphQLAsync(document, all)).MustSucceed().Data["project"]!["run"];
    }
}
