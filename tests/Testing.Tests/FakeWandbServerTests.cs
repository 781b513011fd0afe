using Instrument.Testing.Tests.Clients;
using static Instrument.Testing.Tests.Clients.RunRequests;

namespace Instrument.Testing.Tests;

/// <summary>The server as a whole.</summary>
public class FakeWandbServerTests
{
    [Fact]
    public async Task Several_servers_run_side_by_side()
    {
        await using FakeWandbServer one = await FakeWandbServer.StartAsync();
        await using FakeWandbServer two = await FakeWandbServer.StartAsync();
        using TestClient client = new(two);

        await client.CreateRunAsync();

        Assert.Empty(one.Runs);
        Assert.Single(two.Runs);
        Assert.NotEqual(one.ApiKey, two.ApiKey);
        Assert.Equal(4, new[] { one.BaseUrl, one.StorageUrl, two.BaseUrl, two.StorageUrl }.Distinct().Count());
    }

    [Fact]
    public async Task The_key_looks_like_a_real_one_or_is_the_given_one()
    {
        await using FakeWandbServer made = await FakeWandbServer.StartAsync();
        await using FakeWandbServer given = await FakeWandbServer.StartAsync(new FakeWandbOptions { ApiKey = new string('k', 86) });

        Assert.Matches("^[0-9a-f]{40}$", made.ApiKey);
        Assert.Equal(new string('k', 86), given.ApiKey);
    }

    [Fact]
    public async Task A_run_is_found_by_its_ID_if_only_one_has_it()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        using TestClient client = new(server);
        Assert.Throws<KeyNotFoundException>(() => server.Run("run1"));
        Assert.Throws<KeyNotFoundException>(() => server.Run("test-entity", "demo", "run1"));
        await client.CreateRunAsync();
        Assert.Equal("test-entity/demo/run1 (running)", server.Run("run1").ToString());

        await client.GraphQLAsync(Documents.UpsertBucket, Variables(project: "other"));

        Assert.Throws<InvalidOperationException>(() => server.Run("run1"));
        Assert.Equal("other", server.Run("test-entity", "other", "run1").Project);
    }

    [Fact]
    public async Task A_server_that_is_disposed_has_freed_its_port_and_keeps_its_state()
    {
        FakeWandbServer server = await FakeWandbServer.StartAsync();
        using TestClient client = new(server);
        await client.CreateRunAsync();

        await server.DisposeAsync();
        await server.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GraphQLAsync(Documents.Viewer));
        Assert.Single(server.Runs);
    }

    [Fact]
    public async Task State_can_be_read_while_many_clients_write()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        using TestClient client = new(server);
        string[] ids = [.. Enumerable.Range(0, 8).Select(number => $"run{number}")];
        foreach (string id in ids)
            await client.CreateRunAsync(id);

        Task writing = Task.WhenAll(ids.Select(async id =>
        {
            for (int row = 0; row < 30; row++)
                (await client.FileStreamAsync($"test-entity/demo/{id}", Rows(row, 1))).MustSucceed();
        }));
        while (!writing.IsCompleted)
        {
            Assert.All(server.Runs.SelectMany(run => run.History), line => Assert.Equal(line.Number, line.Step));
            await Task.Yield();
        }
        await writing;

        Assert.All(server.Runs, run => Assert.Equal(30, run.History.Count));
        Assert.Empty(server.Violations);
    }
}
