using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Instrument.Records;
using Instrument.Shipping.Documents;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>Bodies of file_stream requests, read back with a parser of JSON.</summary>
public sealed class FileStreamBodyTests
{
    private static readonly string[] Rows = ["""{"a":0}""", """{"a":1}"""];

    [Fact]
    public void A_body_without_anything_is_a_heartbeat()
    {
        using FileStreamBody body = Body();

        Assert.True(body.IsEmpty);
        Assert.Equal("{}", Text(body));
    }

    [Fact]
    public void Lines_of_each_file_come_in_order_with_the_number_of_the_first()
    {
        using FileStreamBody body = Body();
        Assert.Equal(LineAddition.Added, body.TryAddConsoleLine(7, "first \"line\"\t"u8));
        Assert.Equal(LineAddition.Added, body.TryAddHistory(120, Row(0)));
        Assert.Equal(LineAddition.Added, body.TryAddEvent(3, Sample()));
        Assert.Equal(LineAddition.Added, body.TrySetSummary("""{"a":"\n"}"""u8));
        Assert.Equal(LineAddition.Added, body.TryAddHistory(121, Row(1)));
        Assert.Equal(LineAddition.Added, body.TryAddConsoleLine(8, "second ü"u8));
        body.AddUploaded("media/a \"b\".png");
        body.AddUploaded("config.yaml");

        JsonNode sent = Parse(body);

        AssertChunk(sent, "wandb-history.jsonl", 120, Rows);
        AssertChunk(sent, "wandb-events.jsonl", 3, ["""{"_wandb":true,"_timestamp":5,"_runtime":5,"system.cpu":1}"""]);
        AssertChunk(sent, "wandb-summary.json", 0, ["""{"a":"\n"}"""]);
        AssertChunk(sent, "output.log", 7, ["first \"line\"\t", "second ü"]);
        Assert.Equal(["media/a \"b\".png", "config.yaml"], sent["uploaded"]!.AsArray().Select(path => (string)path!));
        Assert.Equal(["files", "uploaded"], sent.AsObject().Select(member => member.Key));
        Assert.Equal(6, body.Lines);
        Assert.Equal(2, body.HistoryLines);
    }

    [Fact]
    public void The_last_request_says_how_the_run_ended()
    {
        using FileStreamBody body = Body();
        body.Complete(-3);

        Assert.Equal("""{"complete":true,"exitcode":-3}""", Text(body));
        Assert.False(body.IsEmpty);
    }

    [Fact]
    public void Preemption_is_told_with_lines_or_without()
    {
        using FileStreamBody body = Body();
        body.IsPreempting = true;
        Assert.Equal("""{"preempting":true}""", Text(body));

        body.TryAddHistory(0, Row(0));
        Assert.True((bool)Parse(body)["preempting"]!);
    }

    [Fact]
    public void A_cleared_body_starts_anew()
    {
        using FileStreamBody body = Body();
        body.TryAddHistory(0, Row(0));
        body.TrySetSummary("{}"u8);
        body.AddUploaded("a");
        body.IsPreempting = true;
        body.Complete(0);
        body.Clear();

        Assert.Equal("{}", Text(body));
        Assert.Equal(0, body.RawBytes);
        Assert.Equal(LineAddition.Added, body.TryAddHistory(55, Row(0)));
        AssertChunk(Parse(body), "wandb-history.jsonl", 55, [Rows[0]]);
    }

    [Fact]
    public void The_same_body_can_be_read_twice()
    {
        using FileStreamBody body = Body();
        body.TryAddHistory(0, Row(0));

        Assert.Equal(Text(body), Text(body));
    }

    [Fact]
    public void Lines_wait_when_the_request_is_full_and_count_before_they_are_escaped()
    {
        using FileStreamBody body = Body(maxBody: 2 * Rows[0].Length);

        Assert.Equal(LineAddition.Added, body.TryAddHistory(0, Row(0)));
        Assert.Equal(LineAddition.Added, body.TryAddHistory(1, Row(1)));
        Assert.Equal(LineAddition.Full, body.TryAddHistory(2, Row(2)));
        Assert.Equal(LineAddition.Full, body.TryAddConsoleLine(0, "x"u8));
        Assert.Equal(LineAddition.Full, body.TrySetSummary("{}"u8));
        Assert.Equal(2 * Rows[0].Length, body.RawBytes);
        AssertChunk(Parse(body), "wandb-history.jsonl", 0, Rows);
    }

    [Fact]
    public void The_first_line_is_taken_whatever_its_length()
    {
        using FileStreamBody body = Body(maxBody: 3);

        Assert.Equal(LineAddition.Added, body.TryAddHistory(0, Row(0)));
        Assert.Equal(LineAddition.Full, body.TryAddHistory(1, Row(1)));

        body.Clear();
        Assert.Equal(LineAddition.Added, body.TrySetSummary("""{"long":1}"""u8));
        Assert.Equal(LineAddition.Added, body.TrySetSummary("""{"longer":1}"""u8));
        AssertChunk(Parse(body), "wandb-summary.json", 0, ["""{"longer":1}"""]);
    }

    [Fact]
    public void A_line_that_no_request_can_carry_takes_no_number()
    {
        using FileStreamBody body = Body(maxLine: Rows[0].Length);

        Assert.Equal(LineAddition.Added, body.TryAddHistory(0, Row(0)));
        Assert.Equal(LineAddition.TooLong, body.TryAddHistory(1, Row(10)));
        Assert.Equal(LineAddition.Unreadable, body.TryAddHistory(1, [0xFF]));
        Assert.Equal(LineAddition.Added, body.TryAddHistory(1, Row(1)));
        Assert.Equal(LineAddition.TooLong, body.TryAddEvent(0, Sample()));
        Assert.Equal(LineAddition.TooLong, body.TrySetSummary("""{"a":10}"""u8));
        Assert.Equal(LineAddition.Added, body.TryAddConsoleLine(0, "a line of any length"u8));
        AssertChunk(Parse(body), "wandb-history.jsonl", 0, Rows);
        Assert.Null(Parse(body)["files"]!["wandb-events.jsonl"]);
    }

    [Fact]
    public void A_console_line_that_follows_no_other_waits_for_the_next_request()
    {
        using FileStreamBody body = Body();

        Assert.Equal(LineAddition.Added, body.TryAddConsoleLine(4, "a"u8));
        Assert.Equal(LineAddition.Full, body.TryAddConsoleLine(9, "b"u8));
        AssertChunk(Parse(body), "output.log", 4, ["a"]);
    }

    [Fact]
    public void A_row_that_leaves_a_gap_is_a_mistake_of_the_caller()
    {
        using FileStreamBody body = Body();
        body.TryAddHistory(0, Row(0));

        Assert.Throws<ArgumentException>(() => body.TryAddHistory(2, Row(2)));
    }

    [Fact]
    public void A_body_that_is_used_again_costs_no_memory()
    {
        using FileStreamBody body = Body();
        byte[] row = Row(5);
        Fill();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Fill();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Fill()
        {
            body.Clear();
            for (int number = 0; number < 1000; number++)
                body.TryAddHistory(number, row);
            body.TrySetSummary("{}"u8);
            body.Finish();
        }
    }

    private static FileStreamBody Body(int maxBody = 1 << 20, int maxLine = 1 << 20) => new(
        new FileStreamLimits { MaxBodyBytes = maxBody, MaxLineBytes = maxLine },
        new HistoryLineWriter(new HistoryLineOptions()),
        new EventLineWriter(DateTimeOffset.UnixEpoch, label: null));

    private static byte[] Row(int value) =>
        new HistoryRecord { Item = { new HistoryItem { NestedKey = { "a" }, ValueJson = $"{value}" } } }.ToByteArray();

    private static StatsRecord Sample() =>
        new() { Timestamp = new Timestamp { Seconds = 5 }, Item = { new StatsItem { Key = "cpu", ValueJson = "1" } } };

    private static string Text(FileStreamBody body) => System.Text.Encoding.UTF8.GetString(body.Finish().Span);

    private static JsonNode Parse(FileStreamBody body) => JsonNode.Parse(body.Finish().Span)!;

    private static void AssertChunk(JsonNode body, string file, long offset, params IEnumerable<string> lines)
    {
        JsonNode chunk = body["files"]![file]!;
        Assert.Equal(offset, (long)chunk["offset"]!);
        Assert.Equal(lines, chunk["content"]!.AsArray().Select(line => (string)line!));
    }
}
