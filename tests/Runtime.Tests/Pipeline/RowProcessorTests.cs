using Instrument.Generated;
using Instrument.Records;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Pipeline;

public sealed class RowProcessorTests : IDisposable
{
    private readonly ProcessorRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Every_row_has_step_runtime_and_time()
    {
        _run.Time.Advance(TimeSpan.FromMilliseconds(1500));
        _run.Log(null, ("a", 1));
        _run.Time.Advance(TimeSpan.FromMilliseconds(1));
        _run.Log(null, ("a", 1));

        List<Dictionary<string, string>> rows = HistoryRows.Of(_run.Complete());

        Assert.Equal(["0", "1"], rows.Select(row => row["_step"]));
        Assert.Equal(["1.5", "1.501"], rows.Select(row => row["_runtime"]));
        Assert.Equal(["1767225601.5", "1767225601.501"], rows.Select(row => row["_timestamp"]));
    }

    [Fact]
    public void A_row_of_several_calls_has_the_time_of_the_last_one()
    {
        _run.Log(0, ("a", 1));
        _run.Time.Advance(TimeSpan.FromSeconds(2));
        _run.Log(0, ("b", 1));
        _run.Time.Advance(TimeSpan.FromSeconds(5));
        _run.Log(1, ("c", 1));

        Assert.Equal(["2", "7"], HistoryRows.Of(_run.Complete()).Select(row => row["_runtime"]));
    }

    [Fact]
    public void Records_are_numbered_without_a_gap_and_repeat_the_step()
    {
        MetricSchema schema = new("Numbered", new MetricField("x", MetricKind.Double) { Hidden = true });
        _run.Log(7, ("a", 1));
        _run.Log(schema, null, 1.0);
        _run.Log(null, ("a", 1));

        IReadOnlyList<Record> records = _run.Complete();

        Assert.Equal(Enumerable.Range(1, records.Count).Select(number => (long)number), records.Select(record => record.Num));
        Assert.Equal([7L, 8L], records.Where(record => record.History is not null).Select(record => record.History.Step.Num));
    }

    [Fact]
    public void Absent_fields_are_left_out()
    {
        MetricField[] fields = [.. Enumerable.Range(0, 130).Select(field => new MetricField($"f{field}", MetricKind.Double, optional: field % 3 != 0))];
        MetricSchema schema = new("Wide", fields);
        double?[] values = [.. Enumerable.Range(0, 130).Select(field => field % 3 == 0 || field % 7 == 0 ? field : (double?)null)];

        _run.Log(schema, null, values);

        string expected = string.Join(' ', Enumerable.Range(0, 130).Where(field => values[field] is not null).Select(field => $"f{field}={field}"));
        Assert.Equal(["0: " + expected], _run.CompleteRows());
    }

    [Fact]
    public void Nested_values_have_a_path()
    {
        _run.Log(null, ("train", new Dictionary<string, object?> { ["loss"] = 0.5, ["a.b"] = 1 }));

        HistoryRecord history = Assert.Single(_run.Complete()).History;

        Assert.Equal(["train", "loss"], history.Item[0].NestedKey);
        Assert.Equal(["train", "a.b"], history.Item[1].NestedKey);
    }

    [Fact]
    public void A_metric_record_precedes_the_first_row_of_its_schema_and_comes_once()
    {
        MetricSchema schema = new(
            "Defined",
            new MetricField("plain", MetricKind.Double),
            new MetricField("loss", MetricKind.Double) { Summary = MetricSummary.Min | MetricSummary.Last, Goal = MetricGoal.Minimize, Axis = "epoch" },
            new MetricField("lr", MetricKind.Double) { Hidden = true, Summary = MetricSummary.None });
        _run.Log(null, ("other", 1));
        _run.Log(schema, null, 1, 2, 3);
        _run.Log(schema, null, 1, 2, 3);

        IReadOnlyList<Record> records = _run.Complete();

        Assert.Equal(
            [
                Record.RecordTypeOneofCase.History, Record.RecordTypeOneofCase.Metric, Record.RecordTypeOneofCase.Metric,
                Record.RecordTypeOneofCase.History, Record.RecordTypeOneofCase.History,
            ],
            records.Select(record => record.RecordTypeCase));
        Assert.Equal(
            new MetricRecord
            {
                Name = "loss",
                StepMetric = "epoch",
                Goal = MetricRecord.Types.Goal.Minimize,
                Options = new MetricOptions { Defined = true, StepSync = true },
                Summary = new Instrument.Records.MetricSummary { Min = true, Last = true },
            },
            records[1].Metric);
        Assert.Equal(
            new MetricRecord
            {
                Name = "lr",
                Options = new MetricOptions { Defined = true, Hidden = true },
                Summary = new Instrument.Records.MetricSummary { None = true },
            },
            records[2].Metric);
    }

    [Fact]
    public void A_definition_that_changes_nothing_is_not_written_again()
    {
        MetricSchema first = new("First", new MetricField("loss", MetricKind.Double) { Goal = MetricGoal.Minimize, Hidden = true });
        MetricSchema same = new("Same", new MetricField("loss", MetricKind.Double) { Goal = MetricGoal.Minimize });
        MetricSchema more = new("More", new MetricField("loss", MetricKind.Double) { Summary = MetricSummary.Max });
        _run.Log(first, null, 1);
        _run.Log(same, null, 2);
        _run.Log(more, null, 3);

        MetricRecord[] metrics = [.. _run.Complete().Where(record => record.Metric is not null).Select(record => record.Metric)];

        Assert.Equal(2, metrics.Length);
        Assert.True(metrics[1].Summary.Max);
        Assert.Equal(
            new Instrument.Pipeline.MetricDefinition(MetricSummary.Max, true, true, null, false, true, MetricGoal.Minimize), _run.Metrics.Definitions.Find("loss"));
    }
}
