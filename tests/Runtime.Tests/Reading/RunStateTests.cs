using Google.Protobuf.WellKnownTypes;
using Instrument.Reading;
using Instrument.Records;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Reading;

/// <summary>How the records of a log add up to config, summary and run (docs/wire/records.md §2.5, §5.5, §5.7).</summary>
public sealed class RunStateTests
{
    [Fact]
    public void Config_objects_are_merged_member_by_member()
    {
        using TestLog log = TestLog.Of(
            TestLog.Run(new RunRecord { RunId = "abc12345", Config = TestLog.Config(("a", """{"x":1,"y":{"z":2}}"""), ("b", "1")).Config }),
            TestLog.Config(("a", """{"y":{"w":3},"empty":{}}"""), ("b", "[1,2]")));

        Assert.Equal(["a={\"x\":1,\"y\":{\"z\":2,\"w\":3}}", "b=[1,2]"], ConfigOf(log));
    }

    [Fact]
    public void Config_items_reach_nested_paths_and_replace_plain_values_on_the_way()
    {
        using TestLog log = TestLog.Of(
            TestLog.Config(("a", "1"), ("dots.in.key", "2")),
            TestLog.Config(("a>b>c", "3"), ("a>b>d", "\"text\"")));

        Assert.Equal(["a={\"b\":{\"c\":3,\"d\":\"text\"}}", "dots.in.key=2"], ConfigOf(log));
    }

    [Fact]
    public void Removals_come_after_the_updates_of_their_record_and_leave_no_empty_objects()
    {
        ConfigRecord both = new()
        {
            Update = { new ConfigItem { Key = "gone", ValueJson = "1" }, new ConfigItem { Key = "kept", ValueJson = "2" } },
            Remove = { new ConfigItem { Key = "gone" }, new ConfigItem { Key = "never" } },
        };
        using TestLog log = TestLog.Of(
            new Record { Config = both },
            TestLog.Config(("deep", """{"a":{"b":1}}"""), ("half", """{"a":1,"b":2}""")),
            TestLog.RemoveConfig("deep>a>b"),
            TestLog.RemoveConfig("half>a"),
            TestLog.RemoveConfig("half>b>c"));

        Assert.Equal(["half={\"b\":2}", "kept=2"], ConfigOf(log));
    }

    [Fact]
    public void A_config_value_is_replaced_by_removing_it_first()
    {
        using TestLog log = TestLog.Of(
            TestLog.Config(("a", """{"old":1}""")),
            TestLog.RemoveConfig("a"),
            TestLog.Config(("a", """{"new":2}""")));

        Assert.Equal(["a={\"new\":2}"], ConfigOf(log));
    }

    [Fact]
    public void Tokens_that_are_no_json_are_text_and_do_not_fail()
    {
        using TestLog log = TestLog.Of(
            TestLog.Config(("nan", "NaN"), ("list", "[Infinity,-Infinity,{\"x\":Inf}]"), ("broken", "{\"a\":"), ("empty", "")));

        Assert.Equal(
            ["broken=\"{\\u0022a\\u0022:\"", "empty=\"\"", "list=[\"Infinity\",\"-Infinity\",{\"x\":\"Infinity\"}]", "nan=\"NaN\""],
            ConfigOf(log));
    }

    [Fact]
    public void Summary_values_replace_what_is_there_whatever_it_is()
    {
        using TestLog log = TestLog.Of(
            TestLog.Summary(("a", """{"x":1,"y":2}"""), ("b", "1"), ("deep>one", "1"), ("deep>two", "2")),
            TestLog.Summary(("a", """{"z":3}"""), ("b>c", "4")),
            TestLog.RemoveSummary("deep>one"));

        Assert.Equal(["a={\"z\":3}", "b={\"c\":4}", "deep={\"two\":2}"], SummaryOf(log));
    }

    [Fact]
    public void A_path_into_a_summary_object_drops_its_other_members_as_the_official_client_does()
    {
        using TestLog log = TestLog.Of(TestLog.Summary(("deep", """{"a":{"b":1},"c":2}""")), TestLog.Summary(("deep>a>d", "2")));

        Assert.Equal(["deep={\"a\":{\"d\":2}}"], SummaryOf(log));
    }

    [Fact]
    public void Removing_an_inner_summary_node_removes_all_below_it()
    {
        using TestLog log = TestLog.Of(TestLog.Summary(("a>b>c", "1"), ("a>b>d", "2"), ("e", "3")), TestLog.RemoveSummary("a>b"));

        Assert.Equal(["e=3"], SummaryOf(log));
    }

    [Fact]
    public void A_later_run_record_changes_only_what_it_states()
    {
        using TestLog log = TestLog.Of(
            TestLog.Run(new RunRecord
            {
                RunId = "abc12345",
                Entity = "team",
                Project = "demo",
                DisplayName = "first",
                Notes = "notes",
                Tags = { "a", "b" },
                RunGroup = "group",
                JobType = "train",
                SweepId = "sweep",
                Host = "host",
                StartTime = new Timestamp { Seconds = 1767225600, Nanos = 500_000_099 },
            }),
            TestLog.Run(new RunRecord { DisplayName = "second", Tags = { "c" }, StartTime = new Timestamp { Seconds = long.MaxValue } }));
        using RunReader reader = log.Open();

        Assert.Equal(["c"], reader.Run.Tags);
        Assert.Equal(
            new RunInfo
            {
                Id = "abc12345",
                Entity = "team",
                Project = "demo",
                Name = "second",
                Notes = "notes",
                Tags = reader.Run.Tags,
                Group = "group",
                JobType = "train",
                SweepId = "sweep",
                Host = "host",
                StartTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(5_000_000),
            },
            reader.Run);
    }

    [Fact]
    public void A_log_without_a_run_record_takes_the_id_from_its_name()
    {
        using TestLog log = TestLog.Of(TestLog.Exit(7));
        using RunReader reader = log.Open();

        Assert.Equal("abc12345", reader.Run.Id);
        Assert.Null(reader.Run.Project);
        Assert.Null(reader.Run.StartTime);
        Assert.Equal(7, reader.ExitCode);
        Assert.True(reader.IsComplete);
    }

    [Fact]
    public void A_run_that_has_not_exited_or_goes_on_elsewhere_is_not_complete()
    {
        using TestLog log = TestLog.Of(TestLog.Run());
        using RunReader reader = log.Open();
        Assert.False(reader.IsComplete);
        Assert.Null(reader.ExitCode);

        log.Append(new Record { Exit = new RunExitRecord { NotComplete = true } });

        Assert.True(reader.Refresh());
        Assert.False(reader.IsComplete);
        Assert.Equal(0, reader.ExitCode);
    }

    [Fact]
    public void A_path_of_absurd_depth_is_taken_as_one_key()
    {
        ConfigItem item = new() { ValueJson = "1" };
        item.NestedKey.AddRange(Enumerable.Repeat("a", 200_000));
        ConfigItem deep = new() { ValueJson = string.Concat(Enumerable.Repeat("{\"a\":", 499)) + "1" + new string('}', 499) };
        deep.NestedKey.AddRange(Enumerable.Repeat("b", 500));
        using TestLog log = TestLog.Of(new Record { Config = new ConfigRecord { Update = { item, deep } } });
        using RunReader reader = log.Open();

        Assert.Equal(2, reader.Config.Count);
        Assert.Equal(399_999, reader.Config.Keys.Max(key => key.Length));
        Assert.Equal(499 + 499, reader.Config["b"].GetRawText().Count(character => character == '{'));
    }

    private static IEnumerable<string> ConfigOf(TestLog log)
    {
        using RunReader reader = log.Open();
        return [.. reader.Config.Select(item => $"{item.Key}={item.Value.GetRawText()}").Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> SummaryOf(TestLog log)
    {
        using RunReader reader = log.Open();
        return [.. reader.Summary.Select(item => $"{item.Key}={item.Value.GetRawText()}").Order(StringComparer.Ordinal)];
    }
}
