using System.Net;
using System.Text.Json.Nodes;
using Instrument.Testing.Tests.Clients;

namespace Instrument.Testing.Tests.Routes;

/// <summary>What <c>/graphql</c> takes and refuses before an operation is done.</summary>
public sealed class GraphQLRouteTests : ServerTest
{
    [Fact]
    public async Task An_answer_has_only_the_selected_fields_under_their_aliases()
    {
        TestAnswer answer = await Client.GraphQLAsync("query Viewer { viewer { who: username } }");

        Assert.Equal("""{"data":{"viewer":{"who":"test-user"}}}""", answer.MustSucceed().Body);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task An_empty_operation_name_is_looked_up_in_the_document()
    {
        (await Client.GraphQLAsync(Documents.Viewer, operationName: "")).MustSucceed();

        Assert.Equal("Viewer", Assert.Single(Server.Requests).Operation);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Variables_without_a_value_may_be_null_or_left_out()
    {
        JsonObject variables = RunRequests.Variables();
        variables.Remove("id");
        (await Client.GraphQLAsync(Documents.UpsertBucket, variables)).MustSucceed();
        (await Client.GraphQLAsync(Documents.UpsertBucket, RunRequests.Variables())).MustSucceed();

        Assert.Empty(Server.Violations);
    }

    [Theory]
    [InlineData("query Unheard { viewer { id } }", "unknown operation")]
    [InlineData("mutation Viewer { upsertBucket(input: {}) { inserted } }", "this is a query, not a mutation")]
    [InlineData("query Viewer { viewer { id nickname } }", "Cannot query field \"nickname\" on type \"User\".")]
    [InlineData("query Viewer { viewer }", "viewer of type User has only fields to select")]
    [InlineData("query Viewer { viewer { id { x } } }", "id of type ID! has no fields to select")]
    [InlineData("query Viewer { viewer { id id } }", "id is selected twice")]
    [InlineData("query Viewer { serverInfo { features { name } } }", "nothing of viewer is selected")]
    [InlineData("query Viewer($x: String) { viewer { id } }", "the reference lists no variable $x")]
    [InlineData("query Viewer { viewer { id }", "expected a name")]
    [InlineData("query Viewer { viewer { ...all } }", "expected a name")]
    [InlineData("query RunResumeStatus($name: Int!) { model { bucket(name: $name) { id } } }", "$name is declared as Int! instead of String!")]
    [InlineData("query RunResumeStatus($name: String!) { model { bucket(name: $name, sort: 1) { id } } }", "bucket has no argument sort")]
    [InlineData("query RunResumeStatus { model { bucket { id } } }", "bucket lacks the argument name")]
    [InlineData("query RunResumeStatus($name: String!) { model { bucket(name: \"a\") { id } } }", "the variable $name is declared but not used")]
    [InlineData("query RunResumeStatus { model { bucket(name: $name) { id } } }", "the variable $name is not declared")]
    public async Task A_document_that_breaks_the_schema_is_refused(string document, string message)
    {
        JsonObject? variables = document.Contains("$name:", StringComparison.Ordinal)
            ? new JsonObject { ["name"] = document.Contains("Int!", StringComparison.Ordinal) ? 1 : "a" }
            : null;

        TestAnswer answer = await Client.GraphQLAsync(document, variables);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
        AssertViolation(ViolationKind.Document, message);
    }

    [Theory]
    [InlineData("name", "null", "$name of type String! must not be null")]
    [InlineData("name", "7", "$name is no String")]
    [InlineData("sort", "1", "the variable $sort has a value but is not declared")]
    public async Task A_variable_of_another_type_is_refused(string name, string json, string message)
    {
        JsonObject variables = new() { ["name"] = "run1" };
        variables[name] = JsonNode.Parse(json);

        TestAnswer answer = await Client.GraphQLAsync(Documents.RunResumeStatus, variables);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        AssertViolation(ViolationKind.Document, message);
    }

    [Fact]
    public async Task A_value_in_another_enum_list_or_JSON_string_is_refused()
    {
        await Client.CreateRunAsync();
        JsonObject alert = new()
        {
            ["entityName"] = "test-entity",
            ["projectName"] = "demo",
            ["runName"] = "run1",
            ["title"] = "t",
            ["text"] = "x",
            ["severity"] = "LOUD",
        };
        await Client.GraphQLAsync(Documents.NotifyScriptableRunAlert, alert);
        await Client.GraphQLAsync(Documents.UpsertBucket, RunRequests.Variables(changes: ("tags", "a,b")));
        await Client.GraphQLAsync(Documents.UpsertBucket, RunRequests.Variables(changes: ("config", "{")));

        Assert.Equal(
            ["$severity is no AlertSeverity", "$tags must be a list", "$config is no JSONString"],
            Server.Violations.Select(violation => violation.Message.Split(": ")[1]));
        Assert.Empty(Server.Run("run1").Alerts);
    }

    [Theory]
    [InlineData("""{"query":"query Viewer { viewer { id } }"}""", "operationName is missing")]
    [InlineData("""{"operationName":"Viewer"}""", "query is missing")]
    [InlineData("""{"query":"query Viewer { viewer { id } }","operationName":"Viewer","extensions":{}}""", "no member extensions")]
    [InlineData("""{"query":"query Viewer { viewer { id } }","operationName":"Viewer","variables":[]}""", "variables are no JSON object")]
    [InlineData("""[]""", "no JSON object")]
    [InlineData("""{"query":""", "no JSON object")]
    [InlineData("""{"query":"a","query":"b"}""", "has a member twice")]
    [InlineData("""{"query":"\ud800","operationName":"Viewer"}""", "no JSON object")]
    public async Task A_body_that_is_no_GraphQL_request_is_refused(string body, string message)
    {
        TestAnswer answer = await Client.PostAsync("/graphql", TestClient.JsonBody(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        AssertViolation(ViolationKind.Body, message);
    }

    [Fact]
    public async Task The_document_must_have_the_name_of_the_operation()
    {
        await Client.GraphQLAsync(Documents.Viewer, operationName: "UpsertBucket");

        AssertViolation(ViolationKind.Document, "the document is named Viewer");
    }

    [Fact]
    public async Task An_operation_of_a_newer_server_does_not_exist_on_an_old_one()
    {
        await using FakeWandbServer old = await FakeWandbServer.StartAsync(new FakeWandbOptions { Features = [] });
        using TestClient client = new(old);
        await client.CreateRunAsync();

        TestAnswer answer = await client.GraphQLAsync(Documents.MarkRunFilesUploaded, RunRequests.FileVariables("a"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("MARK_RUN_FILES_UPLOADED", answer.Error, StringComparison.Ordinal);
    }
}
