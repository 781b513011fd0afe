using Instrument.Records;
using Instrument.Testing;

namespace Instrument.Generated.Tests;

/// <summary>Tables of types with <c>[WandbTable]</c>, by the generated code, from the call to the run's file.</summary>
public sealed class TableRowTests
{
    [Fact]
    public void Members_are_the_columns_and_instances_the_rows()
    {
        Table table = Table.From(
        [
            new TableSample(1, "a") { Kind = DayOfWeek.Monday, Score = 0.5, Tags = ["x", "y"], At = new DateTime(2026, 1, 2), Took = TimeSpan.FromSeconds(1.5), Page = new Html("<p>") },
            new TableSample(2, null) { Score = null },
        ]);

        Assert.Equal(["id", "text", "kind", "p(x)", "tags", "at", "took", "page"], table.Columns);
        Assert.Equal(
            """{"columns":["id","text","kind","p(x)","tags","at","took","page"],"data":[[1,"a","Monday",0.5,["x","y"],"2026-01-02T00:00:00",1.5,"Html"],[2,null,"Sunday",null,null,null,0.0,null]]}""",
            FileOf(run => run.Log("t", table)));
    }

    [Fact]
    public void A_writer_takes_the_same_rows()
    {
        Assert.Equal(
            """{"columns":["x","y"],"data":[[1.0,2.0]]}""",
            FileOf(run =>
            {
                using TableWriter writer = TableWriter.For<TablePoint>(run);
                writer.Add(new TablePoint { X = 1, Y = 2 });
                run.Log("t", writer.Complete());
            }));
    }

    [Fact]
    public void An_empty_table_has_the_types_of_its_members()
    {
        Table table = Table.From(Array.Empty<TablePoint>());

        Assert.Throws<ArgumentException>(() => table.AddRow("text", 1));
        table.AddRow(null, 1);
    }

    private static string FileOf(Action<Run> log)
    {
        using TemporaryDirectory directory = new();
        using Run run = Wandb.Init(new RunOptions { Project = "tests", Directory = directory.Path, Mode = RunMode.Offline, Quiet = true, Reinit = Reinit.CreateNew });
        log(run);
        Assert.Equal(0, run.Finish().ValuesLeftOut);
        FilesItem file = LogDecoder.Decode(run.LogPath!).Single(record => record.Files is not null).Files.Files.Single();
        return File.ReadAllText(Path.Combine(run.Directory!, "files", file.Path));
    }
}

/// <summary>A row of a table with columns of many kinds.</summary>
[WandbTable]
public sealed partial record TableSample(int Id, string? Text)
{
    public DayOfWeek Kind { get; init; }

    [ColumnKey("p(x)")]
    public double? Score { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public DateTime? At { get; init; }

    public TimeSpan Took { get; init; }

    public Html? Page { get; init; }

    [ColumnIgnore]
    public object? Source { get; init; }
}

/// <summary>A row that is a struct.</summary>
[WandbTable]
public partial struct TablePoint
{
    public double X { get; set; }

    public double Y { get; set; }
}
