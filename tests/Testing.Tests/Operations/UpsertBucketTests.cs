using System.Net;
using System.Text.Json.Nodes;
using Instrument.Testing.Tests.Clients;
using static Instrument.Testing.Tests.Clients.RunRequests;

namespace Instrument.Testing.Tests.Operations;

/// <summary>Creating runs and changing them.</summary>
public sealed class UpsertBucketTests() : ServerTest(new FakeWandbOptions
{
    Teams = ["team"],
    ReadOnlyEntities = ["museum"],
    RenamedProjects = new Dictionary<string, string> { ["old"] = "new" },
})
{
    [Fact]
    public async Task A_new_run_gets_a_name_and_the_defaults_of_the_account()
    {
        TestAnswer answer = await Client.GraphQLAsync(Documents.UpsertBucket, Variables(project: null));

        JsonNode created = answer.MustSucceed().Data["upsertBucket"]!;
        Assert.True(created["inserted"]!.GetValue<bool>());
        Assert.Equal("run1", created["bucket"]!["name"]!.GetValue<string>());
        Assert.Equal("uncategorized", created["bucket"]!["project"]!["name"]!.GetValue<string>());
        Assert.Equal("test-entity", created["bucket"]!["project"]!["entity"]!["name"]!.GetValue<string>());
        RunState run = Assert.Single(Server.Runs);
        Assert.Equal(("test-entity", "uncategorized", "run1", "running"), (run.Entity, run.Project, run.Id, run.State));
        Assert.Equal(run.DisplayName, created["bucket"]!["displayName"]!.GetValue<string>());
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Null_leaves_a_value_as_it_is()
    {
        await Client.GraphQLAsync(Documents.UpsertBucket, Variables(changes:
            [("displayName", "first"), ("notes", "note"), ("tags", new JsonArray("a", "b")), ("groupName", "g"), ("jobType", "train"), ("host", "node")]));
        const string config = """{"lr":{"value":0.2},"size":{"value":Infinity},"_wandb":{"value":{"t":{"5":"0.28.3"}}}}""";

        TestAnswer answer = await Client.GraphQLAsync(Documents.UpsertBucket, Variables(changes: ("config", config)));

        Assert.False(answer.MustSucceed().Data["upsertBucket"]!["inserted"]!.GetValue<bool>());
        RunState run = Server.Run("run1");
        Assert.Equal(("first", "note", "g", "train", "node"), (run.DisplayName, run.Notes, run.Group, run.JobType, run.Host));
        Assert.Equal(["a", "b"], run.Tags);
        Assert.Equal("""{"lr":0.2,"size":"Infinity"}""", run.Config.ToJsonString());
        Assert.Equal("""{"t":{"5":"0.28.3"}}""", run.ClientConfig.ToJsonString());
        Assert.Equal(config, run.ConfigText);
        Assert.Equal(2, run.UpsertCount);
    }

    [Fact]
    public async Task The_storage_ID_must_be_that_of_the_run()
    {
        TestAnswer created = await Client.CreateRunAsync();
        string id = created.Data["upsertBucket"]!["bucket"]!["id"]!.GetValue<string>();
        (await Client.GraphQLAsync(Documents.UpsertBucket, Variables(changes: ("id", id)))).MustSucceed();
        Assert.Empty(Server.Violations);

        TestAnswer answer = await Client.GraphQLAsync(Documents.UpsertBucket, Variables("run2", changes: ("id", id)));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        AssertViolation(ViolationKind.UnknownRun, "the storage ID");
        Assert.Single(Server.Runs);
    }

    [Fact]
    public async Task Runs_can_be_in_entities_and_projects_of_other_names()
    {
        TestAnswer answer = await Client.GraphQLAsync(Documents.UpsertBucket, Variables(project: "old", entity: "team"));

        Assert.Equal("new", answer.MustSucceed().Data["upsertBucket"]!["bucket"]!["project"]!["name"]!.GetValue<string>());
        (await Client.FileStreamAsync("team/new/run1", "{}")).MustSucceed();
        Assert.Equal(1, Server.Run("team", "new", "run1").HeartbeatCount);
    }

    [Theory]
    [InlineData("museum", HttpStatusCode.Forbidden, "permission denied")]
    [InlineData("nobody", HttpStatusCode.NotFound, "entity nobody not found during upsertBucket")]
    public async Task An_entity_of_others_is_refused_without_blame(string entity, HttpStatusCode status, string message)
    {
        TestAnswer answer = await Client.GraphQLAsync(Documents.UpsertBucket, Variables(entity: entity));

        Assert.Equal((status, message), (answer.Status, answer.Error));
        Assert.Empty(Server.Violations);
        Assert.Empty(Server.Runs);
    }

    [Theory]
    [InlineData("name", "\"a/b\"", "'a/b' is no run ID")]
    [InlineData("name", "\" a\"", "' a' is no run ID")]
    [InlineData("project", "\"a:b\"", "'a:b' is no name of a project")]
    [InlineData("tags", "[\"\"]", "the tag '' has 0 characters")]
    public async Task A_name_against_the_rules_is_refused(string variable, string json, string message)
    {
        TestAnswer answer = await Client.GraphQLAsync(Documents.UpsertBucket, Variables(changes: (variable, JsonNode.Parse(json))));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        AssertViolation(ViolationKind.Name, message);
    }

    [Theory]
    [InlineData("[]", "no JSON object")]
    [InlineData("""{"lr":0.1,"_wandb":{"value":{"t":{"5":"x"}}}}""", "the config's entry lr is not wrapped")]
    [InlineData("""{"lr":{"value":0.1}}""", "has no telemetry")]
    [InlineData("""{"_wandb":{"value":{"t":{}}}}""", "has no telemetry")]
    public async Task A_config_of_another_form_is_refused(string config, string message)
    {
        await Client.GraphQLAsync(Documents.UpsertBucket, Variables(changes: ("config", config)));

        AssertViolation(ViolationKind.Body, message);
        Assert.Empty(Server.Runs);
    }

    [Fact]
    public async Task A_run_without_an_ID_is_refused()
    {
        await Client.GraphQLAsync(Documents.UpsertBucket, Variables(changes: ("name", null)));

        AssertViolation(ViolationKind.Document, "UpsertBucket has no name");
    }

    [Fact]
    public async Task A_fork_tells_where_it_comes_from()
    {
        const string config = """{"_wandb":{"value":{"t":{"5":"x"},"branch_point":{"run_id":"parent","step":12}}}}""";

        await Client.GraphQLAsync(Documents.UpsertBucket, Variables(changes: ("config", config)));

        Assert.Equal(new BranchPoint("parent", 12), Server.Run("run1").BranchPoint);
        Assert.Equal(0, Server.Run("run1").RewindCount);
    }
}
