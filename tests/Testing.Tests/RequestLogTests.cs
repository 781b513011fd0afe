using System.Text.Json.Nodes;
using Instrument.Testing.Tests.Clients;
using static Instrument.Testing.Tests.Clients.RunRequests;

namespace Instrument.Testing.Tests;

/// <summary>What the server tells of the requests it got.</summary>
public sealed class RequestLogTests : ServerTest
{
    [Fact]
    public async Task Requests_are_told_in_the_order_of_their_arrival()
    {
        await Client.GraphQLAsync(Documents.Viewer);
        await Client.CreateRunAsync();
        await Client.FileStreamAsync(Run, Rows(0, 1));

        Assert.Equal(
            ["1: POST /graphql Viewer → 200", "2: POST /graphql UpsertBucket → 200", "3: POST /files/test-entity/demo/run1/file_stream → 200"],
            Server.Requests.Select(request => request.ToString()));
        Assert.Equal("run1", Assert.Single(Server.Requests.Of("UpsertBucket")).Variables!["name"]!.GetValue<string>());
        Assert.Equal(0, Assert.Single(Server.Requests.Of(FakeRoute.FileStream)).Body!["files"]!["wandb-history.jsonl"]!["offset"]!.GetValue<int>());
        Assert.All(Server.Requests, request => Assert.True(request.IsEnded));
    }

    [Fact]
    public async Task No_key_is_in_anything_that_can_be_printed()
    {
        await Client.CreateRunAsync();
        Client.Authorization = TestClient.Basic("api:" + Server.ApiKey);
        await Client.GraphQLAsync(Documents.UpsertBucket, Variables(changes: ("notes", Server.ApiKey)));
        await Client.FileStreamAsync(Run, $$"""{"uploaded":["{{Server.ApiKey}}"]}""");
        await Client.PostAsync("/" + Server.ApiKey, TestClient.JsonBody("{}"));
        Client.Authorization = TestClient.Basic("api:other-secret");
        await Client.GraphQLAsync(Documents.Viewer);

        string basic = TestClient.Basic("api:" + Server.ApiKey).Parameter!;
        string all = string.Join('\n', Server.Requests.Select(Everything).Concat(Server.Violations.Select(violation => violation.ToString())));
        Assert.DoesNotContain(Server.ApiKey, all, StringComparison.Ordinal);
        Assert.DoesNotContain(basic, all, StringComparison.Ordinal);
        Assert.DoesNotContain(TestClient.Basic("api:other-secret").Parameter!, all, StringComparison.Ordinal);
        Assert.Contains("Basic ***", all, StringComparison.Ordinal);
        Assert.Equal([ViolationKind.Secret, ViolationKind.Secret, ViolationKind.Route], Server.Violations.Select(violation => violation.Kind));
        Assert.Null(Server.Run("run1").Notes);
    }

    [Fact]
    public async Task A_test_can_wait_for_a_request()
    {
        Task waiting = Server.Requests.WaitUntilAsync(requests => requests.Any(request => request.Operation == "Viewer" && request.IsEnded));
        Assert.False(waiting.IsCompleted);

        await Client.GraphQLAsync(Documents.Viewer);

        await waiting;
        await Server.Requests.WaitUntilAsync(requests => requests.Count == 1);
    }

    [Fact]
    public async Task Waiting_for_a_request_can_be_given_up()
    {
        using CancellationTokenSource patience = new();
        Task waiting = Server.Requests.WaitUntilAsync(_ => false, patience.Token);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_condition_that_throws_fails_the_one_who_waits_and_no_request()
    {
        Task waiting = Server.Requests.WaitUntilAsync(requests => requests.Count > 0 ? throw new FormatException("mistake") : false);

        (await Client.GraphQLAsync(Documents.Viewer)).MustSucceed();

        await Assert.ThrowsAsync<FormatException>(() => waiting);
    }

    [Fact]
    public async Task A_copy_of_a_body_can_be_changed_without_changing_the_log()
    {
        await Client.GraphQLAsync(Documents.RunResumeStatus, new JsonObject { ["name"] = "run1" });

        Server.Requests[0].Variables!["name"] = "changed";

        Assert.Equal("run1", Server.Requests[0].Variables!["name"]!.GetValue<string>());
    }

    private static string Everything(FakeRequest request) =>
        $"{request} {request.Variables} {request.Body} {string.Join(' ', request.Headers.Select(header => header.Key + ": " + header.Value))}";
}
