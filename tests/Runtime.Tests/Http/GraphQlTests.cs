using System.Text.Json;
using Instrument.Http;
using Instrument.Http.GraphQl;

namespace Instrument.Runtime.Tests.Http;

/// <summary>What the calls send and what they make of the answers.</summary>
public sealed class GraphQlTests
{
    private const string Bucket = """
        {"id":"R1","name":"k3v9x2ab","displayName":"calm-sun-1","description":null,"config":"{\"a\":{\"value\":NaN}}","sweepName":null,
         "project":{"id":"P1","name":"renamed","entity":{"id":"E1","name":"acme-inc"}},"historyLineCount":12}
        """;

    [Fact]
    public async Task A_request_has_the_credentials_the_agent_and_every_variable()
    {
        using ScriptedServer server = Answers($$$"""{"upsertBucket":{"bucket":{{{Bucket}}},"inserted":true}}""");
        using TestApi api = new(server.Url, settings => settings with { Username = "José", Email = "jo@host.test" });

        ApiResult<ServerRun> result = await api.Api.UpsertRunAsync(
            new UpsertRun { RunId = "k3v9x2ab", Project = "demo", Entity = "", Config = """{"x":{"value":NaN}}""", Notes = "<ü> \ud800", Tags = [] }, default);

        ServerRun run = result.Value;
        Assert.Equal(new RunPath("acme-inc", "renamed", "k3v9x2ab"), run.Path);
        Assert.Equal(("R1", "calm-sun-1", 12L, true), (run.StorageId, run.DisplayName, run.HistoryLineCount, run.Inserted));
        ReceivedRequest request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/graphql"), (request.Method, request.Target));
        Assert.Equal("Basic YXBpOjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc=", request.Authorization);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.StartsWith("instrument-dotnet/", request.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal("gzip", request.Headers["Accept-Encoding"]);
        Assert.Equal(("José", "jo@host.test"), (request.Headers["X-WANDB-USERNAME"], request.Headers["X-WANDB-USER-EMAIL"]));
        Assert.Equal("UpsertBucket", request.Operation);
        // The names and their order are those of the official client's request in the golden data.
        Assert.Equal(
            ["id", "name", "project", "entity", "groupName", "description", "displayName", "notes", "commit", "config", "host", "debug", "program",
                "repo", "jobType", "state", "sweep", "tags", "summaryMetrics"],
            request.Variables.EnumerateObject().Select(variable => variable.Name));
        Assert.Equal(
            ["name", "project", "notes", "config"],
            request.Variables.EnumerateObject().Where(variable => variable.Value.ValueKind != JsonValueKind.Null).Select(variable => variable.Name)
                .OrderBy(name => Array.IndexOf(["name", "project", "notes", "config"], name)));
        Assert.Equal("""{"x":{"value":NaN}}""", request.Variables.GetProperty("config").GetString());
        Assert.Equal("<ü> \ufffd", request.Variables.GetProperty("notes").GetString());
        Assert.Contains("<ü>", request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_without_variables_sends_none_and_an_unset_name_no_header()
    {
        using ScriptedServer server = Answers("""{"viewer":{"id":"U1","entity":"acme","username":"jo","flags":"{}","teams":{"edges":[{"node":{"name":"acme"}},null]}}}""");
        using TestApi api = new(server.Url, settings => settings with { ApiKey = null });

        Viewer viewer = (await api.Api.ViewerAsync(default)).Value;

        Assert.Equal(("U1", "acme", "jo"), (viewer.Id, viewer.Entity, viewer.Username));
        Assert.Equal(["acme"], viewer.Teams);
        ReceivedRequest request = Assert.Single(server.Requests);
        Assert.Null(request.Authorization);
        Assert.False(request.Json.TryGetProperty("variables", out _));
        Assert.DoesNotContain(request.Headers.Keys, name => name.StartsWith("X-", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("traceparent", request.Headers.Keys);
    }

    [Theory]
    [InlineData("""{"viewer":{"id":"U1"}}""", true)]
    [InlineData("""{"viewer":null}""", false)]
    public async Task An_account_counts_in_spite_of_errors_about_single_fields(string data, bool expected)
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(200, $$"""{"data":{{data}},"errors":[{"message":"flags"}]}"""));
        using TestApi api = new(server.Url);

        Assert.Equal(expected, (await api.Api.ViewerAsync(default)).IsSuccess);
    }

    [Fact]
    public async Task No_account_means_that_the_key_is_not_good()
    {
        using ScriptedServer server = Answers("""{"viewer":null}""");
        using TestApi api = new(server.Url);

        ApiFailure failure = (await api.Api.ViewerAsync(default)).Failure!;

        Assert.Equal((ApiFailureKind.Unauthorized, true), (failure.Kind, failure.IsFinal));
    }

    [Fact]
    public async Task A_run_to_resume_is_read_with_all_its_counts()
    {
        using ScriptedServer server = Answers("""
            {"model":{"id":"P1","name":"demo","entity":{"id":"E1","name":"acme"},"bucket":{"id":"R1","name":"k3v9x2ab","displayName":"d",
             "summaryMetrics":"{\"loss\":NaN}","logLineCount":300,"historyLineCount":120,"eventsLineCount":40,"historyTail":"[]","eventsTail":"[]",
             "config":"{}","tags":["nightly"],"notes":null,"wandbConfig":"{\"t\":{\"5\":\"0.1.0\"}}"}}}
            """);
        using TestApi api = new(server.Url);

        ResumeStatus status = (await api.Api.ResumeStatusAsync(new RunPath("", "demo", "k3v9x2ab"), default)).Value;

        Assert.True(status.Exists);
        Assert.Equal((300L, 120L, 40L), (status.LogLineCount, status.HistoryLineCount, status.EventsLineCount));
        Assert.Equal(["nightly"], status.Tags);
        Assert.Equal("""{"loss":NaN}""", status.SummaryMetrics);
        Assert.Equal("""{"entity":null,"project":"demo","name":"k3v9x2ab"}""", Assert.Single(server.Requests).Variables.GetRawText());
    }

    [Theory]
    [InlineData("""{"model":null}""")]
    [InlineData("""{"model":{"bucket":null}}""")]
    [InlineData("""{"model":{"bucket":{"id":"R1"}}}""")]
    [InlineData("""{"model":{"bucket":{"id":"R1","wandbConfig":"{}"}}}""")]
    [InlineData("""{"model":{"bucket":{"id":"R1","wandbConfig":"["}}}""")]
    public async Task A_run_that_never_started_does_not_exist(string data)
    {
        using ScriptedServer server = Answers(data);
        using TestApi api = new(server.Url);

        Assert.False((await api.Api.ResumeStatusAsync(TestApi.Run, default)).Value.Exists);
    }

    [Fact]
    public async Task A_rewound_run_is_the_one_that_the_server_names()
    {
        using ScriptedServer server = Answers($$$"""{"rewindRun":{"rewoundRun":{{{Bucket}}}}}""");
        using TestApi api = new(server.Url);

        ServerRun run = (await api.Api.RewindAsync(TestApi.Run, 100, default)).Value;

        Assert.Equal(12, run.HistoryLineCount);
        Assert.Equal(
            """{"runName":"k3v9x2ab","entity":"acme","project":"demo","metricName":"_step","metricValue":100}""",
            Assert.Single(server.Requests).Variables.GetRawText());
    }

    [Fact]
    public async Task A_run_that_cannot_be_rewound_is_not_found()
    {
        using ScriptedServer server = Answers("""{"rewindRun":{"rewoundRun":null}}""");
        using TestApi api = new(server.Url);

        Assert.Equal(ApiFailureKind.NotFound, (await api.Api.RewindAsync(TestApi.Run, 1, default)).Failure?.Kind);
    }

    [Fact]
    public async Task Features_are_asked_for_once()
    {
        using ScriptedServer server = Answers("""
            {"serverInfo":{"features":[{"name":"FILESTREAM_GZIP","isEnabled":true},{"name":"CLIENT_IDS","isEnabled":false},{"name":"NEW","isEnabled":true},null]}}
            """);
        using TestApi api = new(server.Url);

        ServerFeatures first = (await api.Api.FeaturesAsync(default)).Value;
        ServerFeatures second = (await api.Api.FeaturesAsync(default)).Value;

        Assert.Equal((true, false, false), (first.FileStreamGzip, first.ClientIds, first.StructuredConsoleLogs));
        Assert.Same(first, second);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Features_that_could_not_be_asked_for_are_asked_for_again_after_five_minutes()
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(400, """{"error":"no such field"}"""), ServerReply.Data("""{"serverInfo":null}"""));
        using TestApi api = new(server.Url);

        Assert.False((await api.Api.FeaturesAsync(default)).IsSuccess);
        api.Clock.Advance(TimeSpan.FromMinutes(4.9));
        Assert.False((await api.Api.FeaturesAsync(default)).IsSuccess);
        Assert.Single(server.Requests);

        api.Clock.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Empty((await api.Api.FeaturesAsync(default)).Value.Enabled);
        Assert.Equal(2, server.Requests.Length);
    }

    [Fact]
    public async Task Features_are_asked_for_again_at_once_after_a_failure_that_may_pass()
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(500), new ServerReply(500), ServerReply.Data("""{"serverInfo":null}"""));
        using TestApi api = new(server.Url, settings => settings with { GraphQl = settings.GraphQl with { MaxRetries = 1 } });

        Assert.False((await api.Api.FeaturesAsync(default)).IsSuccess);
        Assert.True((await api.Api.FeaturesAsync(default)).IsSuccess);
    }

    [Fact]
    public async Task An_alert_is_sent_with_its_wait_in_milliseconds()
    {
        using ScriptedServer server = Answers("""{"notifyScriptableRunAlert":{"success":true}}""");
        using TestApi api = new(server.Url);

        Assert.True((await api.Api.AlertAsync(TestApi.Run, new RunAlert("NaN", "step 8", AlertSeverity.Warn, TimeSpan.FromMinutes(1)), default)).Value);

        Assert.Equal(
            """{"entityName":"acme","projectName":"demo","runName":"k3v9x2ab","title":"NaN","text":"step 8","severity":"WARN","waitDuration":60000}""",
            Assert.Single(server.Requests).Variables.GetRawText());
    }

    [Theory]
    [InlineData("""{"project":{"run":{"stopped":true}}}""", true)]
    [InlineData("""{"project":{"run":{"stopped":false}}}""", false)]
    [InlineData("""{"project":{"run":null}}""", false)]
    [InlineData("""{"project":null}""", false)]
    public async Task A_stop_is_asked_for(string data, bool expected)
    {
        using ScriptedServer server = Answers(data);
        using TestApi api = new(server.Url);

        Assert.Equal(expected, (await api.Api.StopRequestedAsync(TestApi.Run, default)).Value);
    }

    [Fact]
    public async Task Files_get_their_targets_and_none_is_skipped_silently()
    {
        using ScriptedServer server = Answers("""
            {"createRunFiles":{"runID":"R1","uploadHeaders":["X-A: b"],"files":[{"name":"b.txt","uploadUrl":null},{"name":"a.txt","uploadUrl":"/s?sig=1"}]}}
            """);
        using TestApi api = new(server.Url);

        RunFileTargets targets = (await api.Api.CreateRunFilesAsync(TestApi.Run, ["a.txt", "b.txt"], default)).Value;

        Assert.Equal("/s?sig=1", targets.Files["a.txt"]?.Url);
        Assert.Equal(["X-A: b"], targets.Files["a.txt"]?.Headers);
        Assert.Null(targets.Files["b.txt"]);
        Assert.Equal("""{"entity":"acme","project":"demo","run":"k3v9x2ab","files":["a.txt","b.txt"]}""", Assert.Single(server.Requests).Variables.GetRawText());
    }

    [Theory]
    [InlineData("""{"createRunFiles":null}""")]
    [InlineData("""{"createRunFiles":{"files":[]}}""")]
    [InlineData("""{"createRunFiles":{"files":[{"name":"../a.txt","uploadUrl":"/s"}]}}""")]
    [InlineData("""{"createRunFiles":{"files":[{"name":"a.txt","uploadUrl":"/s"},{"name":"b.txt","uploadUrl":"/s"}]}}""")]
    public async Task Targets_for_other_files_than_those_asked_for_are_refused(string data)
    {
        using ScriptedServer server = Answers(data);
        using TestApi api = new(server.Url);

        Assert.Equal(ApiFailureKind.BadAnswer, (await api.Api.CreateRunFilesAsync(TestApi.Run, ["a.txt"], default)).Failure?.Kind);
    }

    [Fact]
    public async Task Without_files_nothing_is_sent()
    {
        using ScriptedServer server = Answers("{}");
        using TestApi api = new(server.Url);

        Assert.Empty((await api.Api.CreateRunFilesAsync(TestApi.Run, [], default)).Value.Files);
        Assert.True((await api.Api.MarkRunFilesUploadedAsync(TestApi.Run, [], default)).Value);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Uploads_are_reported()
    {
        using ScriptedServer server = Answers("""{"markRunFilesUploaded":{"success":true}}""");
        using TestApi api = new(server.Url);

        Assert.True((await api.Api.MarkRunFilesUploadedAsync(TestApi.Run, ["a.txt"], default)).Value);
        Assert.Equal("MarkRunFilesUploaded", Assert.Single(server.Requests).Operation);
    }

    [Fact]
    public async Task A_run_is_read_back_with_its_history_and_files()
    {
        using ScriptedServer server = new(request => request.Operation switch
        {
            "Run" => ServerReply.Data("""
                {"project":{"run":{"id":"R1","state":"finished","config":"{}","summaryMetrics":"{\"loss\":1}","historyLineCount":3,
                 "historyKeys":{"keys":{"loss":{}}},"tags":null,"fileCount":2}}}
                """),
            "HistoryPage" => ServerReply.Data("""{"project":{"run":{"history":["{\"_step\":0}","{\"_step\":1,\"x\":NaN}"]}}}"""),
            "RunFiles" => ServerReply.Data(request.Variables.GetProperty("fileCursor").ValueKind == JsonValueKind.Null
                ? """{"project":{"run":{"files":{"edges":[{"node":{"name":"a","sizeBytes":5,"md5":"x=="},"cursor":"0"}],"pageInfo":{"endCursor":"0","hasNextPage":true}}}}}"""
                : """{"project":{"run":{"files":{"edges":[{"node":{"name":"b","sizeBytes":"7","md5":null},"cursor":"1"}],"pageInfo":{"endCursor":"1","hasNextPage":false}}}}}"""),
            _ => new ServerReply(400),
        });
        using TestApi api = new(server.Url);

        StoredRun run = (await api.Api.ReadRunAsync(TestApi.Run, default)).Value;
        HistoryPage history = (await api.Api.HistoryPageAsync(TestApi.Run, 0, 10, 100, default)).Value;
        StoredFiles first = (await api.Api.RunFilesAsync(TestApi.Run, null, 1, default)).Value;
        StoredFiles second = (await api.Api.RunFilesAsync(TestApi.Run, first.NextCursor, 1, default)).Value;

        Assert.Equal(("finished", 3L, 2), (run.State, run.HistoryLineCount, run.FileCount));
        Assert.Equal("""{"keys":{"loss":{}}}""", run.HistoryKeys?.GetRawText());
        Assert.Equal(["""{"_step":0}""", """{"_step":1,"x":NaN}"""], history.Lines);
        Assert.Equal([new StoredFile("a", 5, "x=="), new StoredFile("b", 7, null)], first.Files.Concat(second.Files));
        Assert.Null(second.NextCursor);
    }

    [Theory]
    [InlineData("""{"project":null}""")]
    [InlineData("""{"project":{"run":null}}""")]
    public async Task A_run_that_is_not_there_is_not_found(string data)
    {
        using ScriptedServer server = Answers(data);
        using TestApi api = new(server.Url);

        Assert.Equal(ApiFailureKind.NotFound, (await api.Api.ReadRunAsync(TestApi.Run, default)).Failure?.Kind);
        Assert.Equal(ApiFailureKind.NotFound, (await api.Api.HistoryPageAsync(TestApi.Run, 0, 1, 1, default)).Failure?.Kind);
        Assert.Equal(ApiFailureKind.NotFound, (await api.Api.RunFilesAsync(TestApi.Run, null, 1, default)).Failure?.Kind);
    }

    [Theory]
    [InlineData("""{"upsertBucket":null}""")]
    [InlineData("""{"upsertBucket":{"bucket":null}}""")]
    [InlineData("""{"upsertBucket":{"bucket":{"id":"R1","name":"x","project":null}}}""")]
    public async Task An_answer_that_does_not_name_the_run_is_of_no_use(string data)
    {
        using ScriptedServer server = Answers(data);
        using TestApi api = new(server.Url);

        ApiFailure failure = (await api.Api.UpsertRunAsync(new UpsertRun { RunId = "x" }, default)).Failure!;

        Assert.Equal(ApiFailureKind.BadAnswer, failure.Kind);
    }

    private static ScriptedServer Answers(string data) => ScriptedServer.Replies(ServerReply.Data(data));
}
