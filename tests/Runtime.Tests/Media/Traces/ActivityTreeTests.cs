using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Instrument.Runtime.Tests.Media.Traces;

/// <summary>Traces made of activities.</summary>
public sealed class ActivityTreeTests : IDisposable
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public void Dispose() => Activity.Current = null;

    [Fact]
    public void Activities_become_spans_in_the_order_of_their_start()
    {
        Activity root = Begin("root", 0);
        Activity first = End(Begin("first", 100), 200);
        Activity second = Begin("second", 300);
        Activity inner = End(Begin("inner", 350), 400);
        End(second, 500);
        End(root, 1000);

        JsonNode span = Span([inner, second, first, root]);

        Assert.Equal(("root", 1767225600000, 1767225601000), ((string)span["name"]!, (long)span["start_time_ms"]!, (long)span["end_time_ms"]!));
        Assert.Equal(root.SpanId.ToHexString(), (string)span["span_id"]!);
        Assert.Equal(["first", "second"], span["child_spans"]!.AsArray().Select(child => (string)child!["name"]!));
        Assert.Equal("inner", (string)span["child_spans"]![1]!["child_spans"]![0]!["name"]!);
        Assert.Equal(("SUCCESS", null), ((string)span["status_code"]!, (string?)span["span_kind"]));
    }

    [Fact]
    public void The_tags_of_a_model_call_are_its_inputs_outputs_and_kind()
    {
        Activity call = Begin("chat gpt", 0);
        call.SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.request.model", "gpt").SetTag("gen_ai.usage.input_tokens", 7);
        call.SetTag("gen_ai.input.messages", "[\"hi\"]").SetTag("gen_ai.output.messages", "[\"yo\"]");

        JsonNode span = Span([End(call, 10)]);

        Assert.Equal("LLM", (string)span["span_kind"]!);
        Assert.Equal("""{"gen_ai.operation.name":"chat","gen_ai.request.model":"gpt","gen_ai.usage.input_tokens":7}""", span["attributes"]!.ToJsonString());
        Assert.Equal("[\"hi\"]", (string)span["results"]![0]!["inputs"]!["gen_ai.input.messages"]!);
        Assert.Equal("[\"yo\"]", (string)span["results"]![0]!["outputs"]!["gen_ai.output.messages"]!);
    }

    [Theory]
    [InlineData("openinference.span.kind", "AGENT", "AGENT")]
    [InlineData("openinference.span.kind", "RETRIEVER", "TOOL")]
    [InlineData("openinference.span.kind", "GUARDRAIL", null)]
    [InlineData("gen_ai.operation.name", "execute_tool", "TOOL")]
    [InlineData("gen_ai.operation.name", "invoke_agent", "AGENT")]
    [InlineData("gen_ai.operation.name", "embeddings", "LLM")]
    [InlineData("http.method", "GET", null)]
    public void Kinds_are_told_by_tags(string tag, string value, string? kind)
    {
        Activity activity = End(Begin("x", 0).SetTag(tag, value), 10);

        Assert.Equal(kind, (string?)Span([activity])["span_kind"]);
        Assert.Equal("CHAIN", (string?)Span([activity], _ => TraceSpanKind.Chain)["span_kind"]);
        Assert.Equal(kind, (string?)Span([activity], _ => null)["span_kind"]);
    }

    [Fact]
    public void Errors_say_what_went_wrong()
    {
        Activity described = End(Begin("a", 0).SetStatus(ActivityStatusCode.Error, "quota"), 10);
        Activity thrown = End(Begin("b", 0).SetStatus(ActivityStatusCode.Error).AddException(new InvalidOperationException("boom")), 10);

        Assert.Equal(("ERROR", "quota"), ((string)Span([described])["status_code"]!, (string)Span([described])["status_message"]!));
        Assert.Equal(("ERROR", "boom"), ((string)Span([thrown])["status_code"]!, (string)Span([thrown])["status_message"]!));
    }

    // As with a caller in another process.
    [Fact]
    public void A_parent_that_is_not_in_the_list_does_not_matter()
    {
        Activity root = new("root");
        root.SetParentId(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom());
        root.SetStartTime(Start).Start();
        Activity child = End(Begin("child", 1), 2);
        End(root, 3);

        Assert.Equal("child", (string)Span([root, child])["child_spans"]![0]!["name"]!);
    }

    [Fact]
    public void Hierarchical_ids_work_too()
    {
        Activity root = new("root");
        root.SetIdFormat(ActivityIdFormat.Hierarchical).SetStartTime(Start).Start();
        Activity child = End(Begin("child", 1), 2);
        End(root, 3);

        JsonNode span = Span([child, root]);

        Assert.Equal(root.Id, (string)span["span_id"]!);
        Assert.Equal(child.Id, (string)span["child_spans"]![0]!["span_id"]!);
    }

    [Fact]
    public void What_is_no_tree_is_refused()
    {
        Activity running = Begin("running", 0);
        Assert.Contains("'running' has not ended", Message([running]), StringComparison.Ordinal);
        End(running, 1);
        Activity other = End(Begin("other", 5), 6);

        Assert.Contains("one root", Message([running, other]), StringComparison.Ordinal);
        Assert.Contains("twice", Message([running, running]), StringComparison.Ordinal);
        Assert.Contains("no activity", Message([]), StringComparison.Ordinal);
    }

    private static Activity Begin(string name, int milliseconds) => new Activity(name).SetStartTime(Start.AddMilliseconds(milliseconds)).Start();

    private static Activity End(Activity activity, int milliseconds)
    {
        activity.SetEndTime(Start.AddMilliseconds(milliseconds)).Stop();
        return activity;
    }

    private static JsonNode Span(Activity[] activities, Func<Activity, TraceSpanKind?>? kind = null) =>
        JsonNode.Parse((string)MediaRun.Log("trace", TraceTree.FromActivities(activities, kind: kind)).Value!["root_span_dumps"]!)!;

    private static string Message(Activity[] activities) => Assert.Throws<ArgumentException>(() => TraceTree.FromActivities(activities)).Message;
}
