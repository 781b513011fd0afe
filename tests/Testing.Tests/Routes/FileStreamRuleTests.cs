using System.Net;
using Instrument.Testing.Tests.Clients;
using static Instrument.Testing.Tests.Clients.RunRequests;

namespace Instrument.Testing.Tests.Routes;

/// <summary>What file_stream refuses. A refused request changes nothing.</summary>
public sealed class FileStreamRuleTests() : ServerTest(new FakeWandbOptions { MaxLineBytes = 200, MaxRequestBytes = 300 })
{
    [Theory]
    [InlineData("""{"files":{"wandb-history.jsonl":{"offset":0,"content":[]}}}""", "a list of strings with at least one")]
    [InlineData("""{"files":{"wandb-history.jsonl":{"offset":0,"content":[1]}}}""", "a list of strings with at least one")]
    [InlineData("""{"files":{"wandb-history.jsonl":{"offset":-1,"content":["{}"]}}}""", "no line number")]
    [InlineData("""{"files":{"wandb-history.jsonl":{"offset":0.5,"content":["{}"]}}}""", "no line number")]
    [InlineData("""{"files":{"wandb-history.jsonl":{"content":["{}"]}}}""", "no line number")]
    [InlineData("""{"files":{"wandb-history.jsonl":{"offset":0,"content":["{}"],"count":1}}}""", "and no others")]
    [InlineData("""{"files":{"notes.txt":{"offset":0,"content":["{}"]}}}""", "no file notes.txt")]
    [InlineData("""{"files":{}}""", "files is an object with at least one file")]
    [InlineData("""{"uploaded":[]}""", "uploaded of the request is a list of strings with at least one")]
    [InlineData("""{"dropped":1}""", "no member dropped")]
    [InlineData("""{"preempting":false}""", "preempting is true or not there at all")]
    [InlineData("""{"complete":false,"exitcode":0}""", "complete is true or not there at all")]
    [InlineData("""{"complete":true}""", "complete and exitcode come together")]
    [InlineData("""{"exitcode":1}""", "complete and exitcode come together")]
    [InlineData("""{"complete":true,"exitcode":4294967296}""", "no integer of 32 bits")]
    [InlineData("""[]""", "no JSON object")]
    [InlineData("", "no valid JSON")]
    [InlineData("""{"uploaded":["\ud800"]}""", "no valid JSON")]
    public Task A_body_of_another_form(string body, string message) => IsRefused(body, HttpStatusCode.BadRequest, ViolationKind.Body, message);

    [Fact]
    public Task A_gap() => IsRefused(Rows(3, 1), HttpStatusCode.BadRequest, ViolationKind.Offset, "has 2 lines; a chunk at 3 leaves a gap");

    [Fact]
    public Task A_gap_in_the_console() => IsRefused(
        Chunk("output.log", 1, """{"ts":"2026-08-21T22:26:41.000000","content":"x"}"""), HttpStatusCode.BadRequest, ViolationKind.Offset, "leaves a gap");

    [Fact]
    public Task Another_text_for_a_line_that_is_there() => IsRefused(
        Chunk("wandb-history.jsonl", 1, Row(1, loss: 7)), HttpStatusCode.BadRequest, ViolationKind.Offset, "line 1 of wandb-history.jsonl is there already");

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public Task A_step_that_does_not_rise(int step) => IsRefused(
        Chunk("wandb-history.jsonl", 2, Row(step)), HttpStatusCode.BadRequest, ViolationKind.Step, $"_step {step} comes after 1");

    [Theory]
    [InlineData("""{"_timestamp":1,"_runtime":1}""")]
    [InlineData("""{"_timestamp":1,"_runtime":1,"_step":2.0}""")]
    [InlineData("""{"_timestamp":1,"_runtime":1,"_step":"2"}""")]
    public Task A_row_without_a_step_of_plain_digits(string row) => IsRefused(
        Chunk("wandb-history.jsonl", 2, row), HttpStatusCode.BadRequest, ViolationKind.Step, "no _step of plain digits");

    [Theory]
    [InlineData("wandb-history.jsonl", 2, """{"_runtime":1,"_step":2}""", "has no number _timestamp")]
    [InlineData("wandb-history.jsonl", 2, """{"_timestamp":1,"_step":2}""", "has no number _runtime")]
    [InlineData("wandb-history.jsonl", 2, "[1]", "is no JSON object")]
    [InlineData("wandb-history.jsonl", 2, """{"a":1,"a":2,"_timestamp":1,"_runtime":1,"_step":2}""", "is no JSON object")]
    [InlineData("wandb-history.jsonl", 2, "{\"a\":\n1}", "contains a line break")]
    [InlineData("wandb-events.jsonl", 0, """{"_timestamp":1,"_runtime":1}""", "lacks \"_wandb\":true")]
    [InlineData("wandb-summary.json", 0, "NaN", "is no JSON object")]
    [InlineData("output.log", 0, "plain text", "is not a structured console line")]
    [InlineData("output.log", 0, """{"ts":"now","content":"x"}""", "is not a structured console line")]
    [InlineData("output.log", 0, """{"level":"warn","ts":"2026-08-21T22:26:41.000000","content":"x"}""", "is not a structured console line")]
    public Task A_line_that_its_file_does_not_hold(string file, int offset, string line, string message) =>
        IsRefused(Chunk(file, offset, line), HttpStatusCode.BadRequest, ViolationKind.Line, message);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 2)]
    public Task A_summary_that_is_not_one_line_at_the_start(int offset, int lines) => IsRefused(
        Chunk("wandb-summary.json", offset, Enumerable.Repeat("{}", lines)), HttpStatusCode.BadRequest, ViolationKind.Offset, "one line at offset 0");

    [Fact]
    public Task A_line_that_is_too_long() => IsRefused(
        Chunk("wandb-summary.json", 0, $$"""{"a":"{{new string('é', 100)}}"}"""), HttpStatusCode.RequestEntityTooLarge, ViolationKind.Size, "has 208 bytes; 200 are allowed");

    [Fact]
    public Task Lines_that_are_too_long_together() =>
        IsRefused(Rows(2, 8), HttpStatusCode.RequestEntityTooLarge, ViolationKind.Size, "300 are allowed");

    [Fact]
    public Task A_report_of_a_file_that_never_arrived() =>
        IsRefused("""{"uploaded":["a.txt"]}""", HttpStatusCode.BadRequest, ViolationKind.Upload, "a.txt is reported as uploaded");

    [Fact]
    public Task A_body_with_the_API_key_in_it() =>
        IsRefused($$"""{"uploaded":["{{Server.ApiKey}}"]}""", HttpStatusCode.BadRequest, ViolationKind.Secret, "the API key is in the body");

    [Fact]
    public async Task A_body_that_is_not_compressed_as_it_says()
    {
        await Client.CreateRunAsync();
        HttpContent content = TestClient.JsonBody("{}");
        content.Headers.ContentEncoding.Add("gzip");

        await Client.PostAsync("/files/test-entity/demo/run1/file_stream", content);

        AssertViolation(ViolationKind.Body, "not in gzip's format");
    }

    private async Task IsRefused(string body, HttpStatusCode status, ViolationKind kind, string message)
    {
        await Client.CreateRunAsync();
        (await Client.FileStreamAsync(Run, Rows(0, 2))).MustSucceed();

        TestAnswer answer = await Client.FileStreamAsync(Run, body);

        Assert.Equal(status, answer.Status);
        AssertViolation(kind, message);
        Assert.Equal(2, Server.Violations[0].RequestNumber - 1);
        RunState state = Server.Run("run1");
        Assert.Equal((2, 0, 0, 1), (state.History.Count, state.Events.Count, state.ConsoleLines.Count, state.FileStreamCount));
        Assert.Null(state.SummaryText);
        Assert.False(state.IsComplete);
    }
}
