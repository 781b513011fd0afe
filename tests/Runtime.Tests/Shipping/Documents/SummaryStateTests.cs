using System.Text;
using Instrument.Records;
using Instrument.Shipping.Documents;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>The summary of a run as the server gets it (docs/wire/records.md §5.5).</summary>
public sealed class SummaryStateTests
{
    private readonly SummaryState _summary = new();

    [Fact]
    public void A_value_replaces_whatever_is_there_and_objects_are_values()
    {
        Update(["a"], """{"b":1,"c":2}""");
        AssertLine("""{"a":{"b":1,"c":2}}""");

        Update(["a"], """{"d":NaN}""");
        AssertLine("""{"a":{"d":NaN}}""");

        Update(["a", "e", "f"], "-Infinity");
        AssertLine("""{"a":{"e":{"f":-Infinity}}}""");

        Update(["a"], "1");
        AssertLine("""{"a":1}""");
    }

    [Fact]
    public void Removals_come_after_the_updates_of_their_record()
    {
        _summary.Apply(new SummaryRecord
        {
            Update = { new SummaryItem { Key = "a", ValueJson = "1" }, new SummaryItem { NestedKey = { "b", "c" }, ValueJson = "2" }, new SummaryItem { Key = "d", ValueJson = "3" } },
            Remove = { new SummaryItem { Key = "a" }, new SummaryItem { NestedKey = { "b", "c" } } },
        });

        AssertLine("""{"d":3}""");
    }

    [Fact]
    public void Nulls_and_what_is_no_value_are_left_out()
    {
        Update(["a"], "null");
        Update(["b"], "[null]");
        Update(["c"], "oops");
        Update(["d"], "Inf");

        AssertLine("""{"b":[null],"d":Infinity}""");
    }

    [Fact]
    public void The_line_is_one_line()
    {
        Update(["a"], "[1,\n2]");
        Update(["b\n"], "\"\\n\"");

        Assert.Equal("""{"a":[1, 2],"b\n":"\n"}""", Encoding.UTF8.GetString(_summary.ToLine()));
    }

    [Fact]
    public void A_continued_run_starts_from_its_old_summary()
    {
        _summary.Continue("""{"train":{"loss":0.5,"acc":1},"_step":119,"_wandb":{"runtime":612}}""");
        Update(["train", "loss"], "0.4");

        AssertLine("""{"train":{"loss":0.4,"acc":1},"_step":119,"_wandb":{"runtime":612}}""");
        Assert.Equal(2, _summary.Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    public void An_old_summary_that_is_none_changes_nothing(string old)
    {
        _summary.Continue(old);

        AssertLine("{}");
        Assert.Equal(0, _summary.Version);
    }

    [Fact]
    public void The_end_tells_the_time_where_no_record_has()
    {
        _summary.Apply(new RunExitRecord { Runtime = 7 });
        AssertLine("""{"_runtime":7,"_wandb":{"runtime":7}}""");

        SummaryState told = new();
        told.Apply(new SummaryRecord { Update = { new SummaryItem { NestedKey = { "_wandb", "runtime" }, ValueJson = "5" } } });
        told.Apply(new RunExitRecord { Runtime = 7 });
        Assert.Equal("""{"_wandb":{"runtime":5}}""", Encoding.UTF8.GetString(told.ToLine()));
    }

    [Fact]
    public void The_version_goes_up_only_with_a_change()
    {
        _summary.Apply(new SummaryRecord());
        _summary.Apply(new RunExitRecord());
        Assert.Equal(0, _summary.Version);

        Update(["a"], "1");
        Assert.Equal(1, _summary.Version);
    }

    [Theory]
    [InlineData("stats")]
    [InlineData("console")]
    [InlineData("metrics-star")]
    [InlineData("full-offline")]
    [InlineData("full-resume")]
    public void The_line_is_the_one_that_the_official_client_sent_last(string scenario)
    {
        GoldenRequests golden = new(scenario);
        if (scenario == "full-resume")
            _summary.Continue(golden.Old("old_summary"));
        foreach (Record record in LogDecoder.Decode(FixturePath.GoldenLog(scenario)))
        {
            if (record.Summary is { } changes)
                _summary.Apply(changes);
            else if (record.Exit is { } exit)
                _summary.Apply(exit);
        }

        Assert.Equal(CanonicalJson.Of(golden.Lines("wandb-summary.json")[0]), CanonicalJson.Of(_summary.ToLine()));
    }

    private void Update(string[] path, string json) =>
        _summary.Apply(new SummaryRecord { Update = { new SummaryItem { NestedKey = { path }, ValueJson = json } } });

    private void AssertLine(string expected) => Assert.Equal(CanonicalJson.Of(expected), CanonicalJson.Of(_summary.ToLine()));
}
