using System.Diagnostics;
using System.Text.Json;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Tracing;

/// <summary>What activities become in a run.</summary>
public sealed class ActivityBridgeTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ListLogger _logger = new();
    private readonly Run _run;

    // Each test has a name of its own: listeners hear the sources of all tests.
    private readonly string _name = "s" + Guid.NewGuid().ToString("n");
    private readonly ActivitySource _source;
    private readonly ActivitySource _other;

    public ActivityBridgeTests()
    {
        _source = new ActivitySource(_name);
        _other = new ActivitySource("not" + _name);
        _run = TestRun.Start(_directory.Path, logger: _logger);
    }

    public void Dispose()
    {
        _source.Dispose();
        _other.Dispose();
        _run.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_tree_is_logged_when_its_root_has_ended()
    {
        ActivityBridge bridge = Start();
        using (Activity agent = _source.StartActivity("agent")!)
        {
            using (Activity model = _source.StartActivity("model")!)
                model.SetTag("gen_ai.operation.name", "chat").SetTag("input.value", "hello");
            using (Activity tool = _source.StartActivity("tool")!)
                tool.SetStatus(ActivityStatusCode.Error, "no route");
            Assert.Equal(0, bridge.TracesLogged);
        }

        Assert.Equal(1, bridge.TracesLogged);
        JsonElement root = Assert.Single(Traces());
        Assert.Equal("agent(model,tool)", Names(root));
        JsonElement[] children = [.. root.GetProperty("child_spans").EnumerateArray()];
        Assert.Equal("LLM", children[0].GetProperty("span_kind").GetString());
        Assert.Equal(("ERROR", "no route"), (children[1].GetProperty("status_code").GetString(), children[1].GetProperty("status_message").GetString()));
    }

    [Fact]
    public void Activities_of_other_sources_are_left_out_of_the_tree_and_do_not_cut_it()
    {
        using ActivityListener everything = new() { ShouldListenTo = source => source == _other, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(everything);
        Start();
        using (_other.StartActivity("request"))
        using (_source.StartActivity("agent"))
        using (_other.StartActivity("http"))
        using (_source.StartActivity("model"))
        {
        }

        Assert.Equal("agent(model)", Names(Assert.Single(Traces())));
    }

    [Fact]
    public async Task Traces_that_run_at_the_same_time_are_kept_apart()
    {
        Start();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(async () =>
        {
            using Activity root = _source.StartActivity($"root{number}")!;
            await Task.Yield();
            using (_source.StartActivity($"child{number}"))
                await Task.Yield();
        })));

        Assert.Equal(
            Enumerable.Range(0, 20).Select(number => $"root{number}(child{number})").Order(StringComparer.Ordinal),
            Traces().Select(Names).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_ends_after_its_root_is_counted()
    {
        ActivityBridge bridge = Start();
        Activity root = _source.StartActivity("root")!;
        Activity late = _source.StartActivity("late")!;
        root.Stop();
        late.Stop();

        Assert.Equal((1, 0, 1), (bridge.TracesLogged, bridge.TracesLeftOut, bridge.ActivitiesLeftOut));
        Assert.Equal("root", Names(Assert.Single(Traces())));
    }

    [Fact]
    public void Activities_beyond_the_limit_are_counted_and_those_below_them_move_up()
    {
        ActivityBridge bridge = Start(maxActivities: 3);
        using (_source.StartActivity("root"))
        {
            using (_source.StartActivity("middle"))
            {
                using (_source.StartActivity("leaf1"))
                {
                }
                using (_source.StartActivity("leaf2"))
                {
                }
            }
        }

        Assert.Equal(1, bridge.ActivitiesLeftOut);
        Assert.Equal("root(leaf1,leaf2)", Names(Assert.Single(Traces())));
    }

    [Fact]
    public void Of_too_many_unfinished_traces_the_oldest_is_given_up()
    {
        ActivityBridge bridge = Start(maxOpenTraces: 2);
        Activity[] roots = [.. Enumerable.Range(0, 3).Select(Begin)];
        foreach (Activity root in roots)
            root.Stop();

        Assert.Equal((3, 1), (bridge.TracesLogged, bridge.TracesLeftOut));
        Assert.Equal(["root0", "root1(child1)", "root2(child2)"], Traces().Select(Names));

        Activity Begin(int number)
        {
            Activity.Current = null;
            Activity root = _source.StartActivity($"root{number}")!;
            _source.StartActivity($"child{number}")!.Stop();
            return root;
        }
    }

    [Fact]
    public void A_filter_chooses_traces_by_their_root()
    {
        ActivityBridge bridge = Start(filter: root => root.DisplayName != "health");
        using (_source.StartActivity("health"))
        {
        }
        using (_source.StartActivity("work"))
        {
        }

        Assert.Equal((1, 0), (bridge.TracesLogged, bridge.TracesLeftOut));
        Assert.Equal("work", Names(Assert.Single(Traces())));
    }

    [Fact]
    public void A_trace_that_cannot_be_written_costs_itself_and_one_warning()
    {
        ActivityBridge bridge = Start(filter: _ => throw new InvalidOperationException("broken filter"));
        for (int i = 0; i < 3; i++)
        {
            using (_source.StartActivity("work"))
            {
            }
        }

        Assert.Equal((0, 3), (bridge.TracesLogged, bridge.TracesLeftOut));
        Assert.Contains("broken filter", Assert.Single(_logger.Entries, entry => entry.Id == 92).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void At_the_end_of_the_run_unfinished_traces_are_left_out()
    {
        ActivityBridge bridge = Start();
        Activity root = _source.StartActivity("root")!;
        _source.StartActivity("child")!.Stop();
        _run.Finish();
        root.Stop();

        Assert.Equal((0, 1), (bridge.TracesLogged, bridge.TracesLeftOut));
        Assert.False(_source.HasListeners());
        Assert.Throws<ObjectDisposedException>(() => Start());
        Assert.False(_source.HasListeners());
    }

    [Fact]
    public void Bad_options_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ActivityBridge.Start(_run, new ActivityBridgeOptions()));
        Assert.Throws<ArgumentException>(() => ActivityBridge.Start(_run, new ActivityBridgeOptions { Sources = ["a*b"] }));
        Assert.Throws<ArgumentException>(() => ActivityBridge.Start(_run, new ActivityBridgeOptions { Sources = ["a"], Key = "_traces" }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ActivityBridge.Start(_run, new ActivityBridgeOptions { Sources = ["a"], MaxOpenTraces = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ActivityBridge.Start(_run, new ActivityBridgeOptions { Sources = ["a"], MaxActivities = 0 }));
    }

    private ActivityBridge Start(int maxOpenTraces = 100, int maxActivities = 500, Func<Activity, bool>? filter = null) =>
        ActivityBridge.Start(_run, new ActivityBridgeOptions { Sources = [_name], MaxOpenTraces = maxOpenTraces, MaxActivities = maxActivities, Filter = filter });

    private JsonElement[] Traces()
    {
        _run.Finish();
        return [.. HistoryRows.Of(_run.LogPath!)
            .Select(row => JsonDocument.Parse(JsonSerializer.Deserialize<string>(row["traces.root_span_dumps"])!).RootElement)];
    }

    private static string Names(JsonElement span)
    {
        JsonElement children = span.GetProperty("child_spans");
        string name = span.GetProperty("name").GetString()!;
        return children.ValueKind == JsonValueKind.Null ? name : $"{name}({string.Join(",", children.EnumerateArray().Select(Names))})";
    }
}
