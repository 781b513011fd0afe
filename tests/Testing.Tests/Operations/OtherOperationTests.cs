using System.Net;
using System.Text.Json.Nodes;
using Instrument.Testing.Tests.Clients;

namespace Instrument.Testing.Tests.Operations;

/// <summary>Account, server, alerts, stops and files.</summary>
public sealed class OtherOperationTests() : ServerTest(new FakeWandbOptions { Teams = ["team"], Features = [ServerFeature.FileStreamGzip, ServerFeature.MarkRunFilesUploaded, "NEWER"] })
{
    [Fact]
    public async Task The_viewer_is_the_account_of_the_options()
    {
        TestAnswer answer = await Client.GraphQLAsync(Documents.Viewer);

        Assert.Equal(
            """{"viewer":{"id":"VXNlcjp0ZXN0LXVzZXI=","entity":"test-entity","username":"test-user","email":"test-user@example.com","flags":"{\u0022code_saving_enabled\u0022:true}","teams":{"edges":[{"node":{"name":"test-entity"}},{"node":{"name":"team"}}]}}}""",
            answer.Data.ToJsonString());
    }

    [Fact]
    public async Task Old_clients_ask_for_account_and_server_in_one()
    {
        TestAnswer answer = await Client.GraphQLAsync(Documents.ViewerWithServerInfo);

        Assert.NotNull(answer.MustSucceed().Data["viewer"]);
        Assert.NotNull(answer.Data["serverInfo"]!["cliVersionInfo"]);
        (await Client.GraphQLAsync(Documents.ServerInfo)).MustSucceed();
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Features_are_those_of_the_options()
    {
        TestAnswer answer = await Client.GraphQLAsync(Documents.ServerFeatures);

        Dictionary<string, bool> features = answer.Data["serverInfo"]!["features"]!.AsArray()
            .ToDictionary(feature => feature!["name"]!.GetValue<string>(), feature => feature!["isEnabled"]!.GetValue<bool>());
        Assert.Equal(
            [ServerFeature.FileStreamGzip, ServerFeature.MarkRunFilesUploaded, "NEWER"],
            features.Where(feature => feature.Value).Select(feature => feature.Key).Order(StringComparer.Ordinal));
        Assert.Superset(ServerFeature.All.ToHashSet(), features.Keys.ToHashSet());
    }

    [Fact]
    public async Task Alerts_are_kept_with_their_run()
    {
        await Client.CreateRunAsync();
        JsonObject alert = new()
        {
            ["entityName"] = "test-entity",
            ["projectName"] = "demo",
            ["runName"] = "run1",
            ["title"] = "Loss is NaN",
            ["text"] = "step 812",
            ["severity"] = "WARN",
            ["waitDuration"] = 60000,
        };

        (await Client.GraphQLAsync(Documents.NotifyScriptableRunAlert, alert)).MustSucceed();
        alert.Remove("severity");
        alert.Remove("waitDuration");
        (await Client.GraphQLAsync(Documents.NotifyScriptableRunAlert, alert)).MustSucceed();

        Assert.Equal(
            [new RunAlert("Loss is NaN", "step 812", "WARN", TimeSpan.FromMinutes(1)), new RunAlert("Loss is NaN", "step 812", "INFO", null)],
            Server.Run("run1").Alerts);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task An_alert_needs_a_run()
    {
        JsonObject alert = new()
        {
            ["entityName"] = "test-entity",
            ["projectName"] = "demo",
            ["runName"] = "run1",
            ["title"] = "t",
            ["text"] = "x",
        };

        TestAnswer answer = await Client.GraphQLAsync(Documents.NotifyScriptableRunAlert, alert);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        AssertViolation(ViolationKind.UnknownRun, "not found");
    }

    [Fact]
    public async Task A_stop_can_be_asked_for_and_asked_about()
    {
        string id = (await Client.CreateRunAsync()).Data["upsertBucket"]!["bucket"]!["id"]!.GetValue<string>();
        Assert.False(await IsStoppedAsync());

        (await Client.GraphQLAsync(Documents.StopRun, new JsonObject { ["id"] = id })).MustSucceed();

        Assert.True(await IsStoppedAsync());
        Assert.True(Server.Run("run1").IsStopRequested);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.GraphQLAsync(Documents.StopRun, new JsonObject { ["id"] = "?" })).Status);
    }

    [Fact]
    public async Task Every_file_gets_an_address_of_its_own()
    {
        await Client.CreateRunAsync();

        TestAnswer answer = await Client.GraphQLAsync(Documents.CreateRunFiles, RunRequests.FileVariables("a.txt", "media/b c.png"));

        JsonNode created = answer.MustSucceed().Data["createRunFiles"]!;
        Assert.Equal("""["X-Upload-Permit: run-file"]""", created["uploadHeaders"]!.ToJsonString());
        string[] urls = [.. created["files"]!.AsArray().Select(file => file!["uploadUrl"]!.GetValue<string>())];
        Assert.All(urls, url => Assert.StartsWith(Server.StorageUrl + "/storage/run-files/test-entity/demo/run1/", url, StringComparison.Ordinal));
        Assert.Contains("/media/b%20c.png?sig=", urls[1], StringComparison.Ordinal);
        Assert.Equal(4, urls.Concat(await Client.AddressesAsync("a.txt", "media/b c.png")).Distinct().Count());
    }

    [Theory]
    [InlineData(ViolationKind.Name, "../a")]
    [InlineData(ViolationKind.Name, "/a")]
    [InlineData(ViolationKind.Name, "a\\b")]
    [InlineData(ViolationKind.Name, "a", "a")]
    [InlineData(ViolationKind.Document)]
    public async Task Files_that_are_no_files_of_a_run_are_refused(ViolationKind kind, params string[] files)
    {
        await Client.CreateRunAsync();

        TestAnswer answer = await Client.GraphQLAsync(Documents.CreateRunFiles, RunRequests.FileVariables(files));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(kind, Assert.Single(Server.Violations).Kind);
    }

    [Fact]
    public async Task Files_of_a_run_that_is_not_live_are_reported_by_name()
    {
        await Client.CreateRunAsync();
        await Client.PutAsync((await Client.AddressesAsync("a.txt"))[0], [1], "X-Upload-Permit: run-file");

        (await Client.GraphQLAsync(Documents.MarkRunFilesUploaded, RunRequests.FileVariables("a.txt"))).MustSucceed();
        Assert.Empty(Server.Violations);
        await Client.GraphQLAsync(Documents.MarkRunFilesUploaded, RunRequests.FileVariables("b.txt"));

        Assert.Equal(["a.txt"], Server.Run("run1").Uploaded);
        AssertViolation(ViolationKind.Upload, "b.txt is reported as uploaded");
    }

    private async Task<bool> IsStoppedAsync()
    {
        JsonObject variables = new() { ["projectName"] = "demo", ["entityName"] = "test-entity", ["runId"] = "run1" };
        TestAnswer answer = await Client.GraphQLAsync(Documents.RunStoppedStatus, variables);
        return answer.MustSucceed().Data["project"]!["run"]!["stopped"]!.GetValue<bool>();
    }
}
