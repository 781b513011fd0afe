using System.Text.Json.Nodes;

namespace Instrument.Runtime.Tests.Media.Traces;

/// <summary>Traces, from spans to the texts of history.</summary>
public sealed class TraceTreeTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1767225600000);

    [Fact]
    public void A_trace_is_recorded_as_the_official_client_records_it()
    {
        TraceSpan root = new("root")
        {
            Kind = TraceSpanKind.Chain,
            StartTime = Start,
            EndTime = Start.AddMilliseconds(1500),
            Status = TraceStatus.Success,
            Attributes = new Dictionary<string, object?> { ["temperature"] = 0.5 },
            Results = { new TraceResult(new Dictionary<string, object?> { ["question"] = "what?" }, new Dictionary<string, object?> { ["answer"] = "that" }) },
            Children =
            {
                new TraceSpan("child")
                {
                    Kind = TraceSpanKind.Llm,
                    StartTime = Start.AddMilliseconds(100),
                    EndTime = Start.AddMilliseconds(200),
                    Status = TraceStatus.Error,
                    StatusMessage = "boom",
                },
            },
        };

        GoldenMedia.At("trace", 116).AssertSame(MediaRun.Log("trace", new TraceTree(root, new Dictionary<string, object?> { ["_kind"] = "demo" }), 116));
    }

    // The reference has this text, with its hash.
    [Fact]
    public void The_model_of_the_reference_has_its_hash()
    {
        TraceTree trace = new(new TraceSpan("root"), new Dictionary<string, object?> { ["_kind"] = "openai", ["api_type"] = "azure" });

        JsonNode value = MediaRun.Log("t", trace).Value!;

        Assert.Equal(("wb_trace_tree", "96e776417788e11a"), ((string)value["_type"]!, (string)value["model_hash"]!));
    }

    [Fact]
    public void What_is_not_known_is_null()
    {
        JsonNode value = MediaRun.Log("t", new TraceTree(new TraceSpan("x"))).Value!;

        Assert.Equal(["_type", "root_span_dumps"], value.AsObject().Select(field => field.Key).Order());
        Assert.Equal(
            """{"span_id": null, "name": "x", "start_time_ms": null, "end_time_ms": null, "status_code": null, "status_message": null, "attributes": null, "results": null, "child_spans": null, "span_kind": null}""",
            (string)value["root_span_dumps"]!);
    }

    [Fact]
    public void A_trace_stays_as_it_was_made()
    {
        TraceSpan span = new("x");
        TraceTree trace = new(span);
        span.StatusMessage = "later";

        Assert.DoesNotContain("later", (string)MediaRun.Log("t", trace).Value!["root_span_dumps"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_traces_are_an_array()
    {
        JsonArray values = MediaRun.Log("t", [new TraceTree(new TraceSpan("a")), new TraceTree(new TraceSpan("b"))]).Value!.AsArray();

        Assert.Equal(2, values.Count);
        Assert.Contains("\"b\"", (string)values[1]!["root_span_dumps"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_is_the_same_as_in_history()
    {
        TraceTree trace = new(new TraceSpan("a"), new Dictionary<string, object?>());

        Assert.True(JsonNode.DeepEquals(MediaRun.Log("t", trace).Value, MemoryCells.Write(trace, out _)));
    }

    [Fact]
    public void Spans_that_cannot_be_are_refused()
    {
        TraceSpan itself = new("loop");
        itself.Children.Add(itself);

        Assert.Contains("hold itself", Assert.Throws<ArgumentException>(() => new TraceTree(itself)).Message, StringComparison.Ordinal);
        Assert.Contains("'x' ends", Assert.Throws<ArgumentException>(() => new TraceTree(new TraceSpan("x") { StartTime = Start, EndTime = Start.AddTicks(-1) })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TraceTree(new TraceSpan("x") { Kind = (TraceSpanKind)9 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TraceTree(new TraceSpan("x") { Status = (TraceStatus)9 }));
    }
}
