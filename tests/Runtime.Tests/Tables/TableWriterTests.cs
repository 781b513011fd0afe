using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Tables;

/// <summary>Tables whose rows go to a file while they come.</summary>
public sealed class TableWriterTests(ITestOutputHelper output)
{
    [Fact]
    public void It_gives_the_same_files_as_a_table_in_memory()
    {
        Random random = Seed.Random(output);
        object?[][] rows = [.. Enumerable.Range(0, 3000).Select(i => new object?[] { i, random.NextDouble(), new string('ü', random.Next(0, i % 500 == 0 ? 200_000 : 40)), i % 7 == 0 ? null : new[] { i, 2 } })];
        string[] columns = ["id", "score", "text", "list"];
        Table table = new(columns);

        TableRun run = TableRun.Of(run =>
        {
            using TableWriter writer = new(run, columns);
            foreach (object?[] row in rows)
            {
                table.AddRow(row);
                writer.AddRow(row);
            }
            run.Log("memory", table);
            run.Log("file", writer.Complete());
        });

        Assert.Equal(run.ArtifactText(0), run.ArtifactText(1));
        Assert.Equal(run.FileText(0), run.FileText(1));
        Assert.Equal(3000, (int)run.Value("file", 1)["nrows"]!);
        Assert.DoesNotContain(run.FilesLeft, name => name.EndsWith(".rows", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_that_is_logged_again_is_there_already()
    {
        TableRun run = TableRun.Of(run =>
        {
            using TableWriter writer = new(run, ["n"]);
            writer.AddRow(1);
            run.Log("t", writer.Complete());
            run.Log("again", writer.Complete());
        });

        Assert.Equal("artifact files history history", run.Order);
    }

    [Fact]
    public void A_table_that_is_not_logged_leaves_nothing()
    {
        TableRun run = TableRun.Of(run =>
        {
            using (TableWriter abandoned = new(run, ["n"]))
                abandoned.AddRow(1);
            using TableWriter completed = new(run, ["n"]);
            completed.Complete();
        });

        Assert.DoesNotContain(run.FilesLeft, name => name.EndsWith(".rows", StringComparison.Ordinal));
    }

    [Fact]
    public void A_refused_row_leaves_the_table_alone()
    {
        TableRun run = TableRun.Of(run =>
        {
            using TableWriter writer = new(run, ["a", "b"], new TableOptions { MaxRows = 2, IsStrict = true });
            writer.AddRow(1, "x");
            Assert.Throws<ArgumentException>(() => writer.AddRow(2));
            Assert.Throws<ArgumentException>(() => writer.AddRow(2, 3));
            writer.AddRow(2, "y");
            Assert.Throws<InvalidOperationException>(() => writer.AddRow(3, "z"));
            run.Log("t", writer.Complete());
            Assert.Throws<ObjectDisposedException>(() => writer.AddRow(3, "z"));
        });

        Assert.Equal("{\"columns\":[\"a\",\"b\"],\"data\":[[1,\"x\"],[2,\"y\"]]}", run.FileText());
    }

    [Fact]
    public void Rows_that_could_not_be_written_are_a_counted_loss_of_the_value_alone()
    {
        TableRun run = TableRun.Of(run =>
        {
            using TableWriter writer = new(run, ["n"]);
            writer.AddRow(1);
            WandbValue table = writer.Complete();
            File.Delete(Directory.GetFiles(run.Directory!, "table-*.rows").Single());
            run.Log(new Dictionary<string, object?> { ["loss"] = 1.5, ["t"] = table });
        });

        Assert.Equal((1L, 1L, "history"), (run.Receipt.ValuesLeftOut, run.Receipt.Kept, run.Order));
    }

    [Fact]
    public void Media_can_be_cells()
    {
        TableRun run = TableRun.Of(run =>
        {
            using TableWriter writer = new(run, ["page"]);
            writer.AddRow(new Html("<p>", inject: false));
            run.Log("t", writer.Complete());
        });

        Assert.Equal("{\"columns\":[\"page\"],\"data\":[[\"Html\"]]}", run.FileText());
        Assert.Contains(run.Artifacts.Single().Manifest.Contents, entry => entry.Path.StartsWith("media/html/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_disabled_run_takes_rows_and_keeps_none()
    {
        using TemporaryDirectory directory = new();
        using Run run = Wandb.Init(TestRun.Options(directory.Path, RunMode.Disabled));
        using TableWriter writer = new(run, ["n"]);

        writer.AddRow(1);
        run.Log("t", writer.Complete());

        Assert.Equal(1, writer.RowCount);
    }

    [Fact]
    public void An_incremental_table_is_no_table_of_a_writer()
    {
        TableRun.Of(run => Assert.Throws<ArgumentException>(() => new TableWriter(run, ["n"], new TableOptions { LogMode = TableLogMode.Incremental })));
    }
}
