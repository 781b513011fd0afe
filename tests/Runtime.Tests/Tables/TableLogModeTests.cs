using System.Text.Json.Nodes;
using Instrument.Testing;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Tables;

/// <summary>What a second call of Log does with one table.</summary>
public sealed class TableLogModeTests(ITestOutputHelper output)
{
    [Fact]
    public void An_immutable_table_is_uploaded_once()
    {
        ListLogger logger = new();
        Table table = new(["n"]);
        table.AddRow(1);
        TableRun run = TableRun.Of(run =>
        {
            run.Log("t", table);
            table.AddRow(2);
            run.Log("t", table);
            run.Log("other", table);
        }, logger: logger);

        Assert.Equal("artifact files history history history", run.Order);
        Assert.Equal((int)run.Value("t", 0)["nrows"]! + 1, (int)run.Value("t", 1)["nrows"]!);
        Assert.Equal((string)run.Value("t", 0)["path"]!, (string)run.Value("other", 2)["path"]!);
        Assert.Equal((string)run.Value("t", 0)["artifact_path"]!, (string)run.Value("other", 2)["artifact_path"]!);
        Assert.Single(logger.Entries, entry => entry.Level == LogLevel.Warning && entry.Text.Contains("'t' was changed after it was logged", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mutable_table_is_uploaded_again_when_it_changed()
    {
        Table table = new(["n"], new TableOptions { LogMode = TableLogMode.Mutable });
        TableRun run = TableRun.Of(run =>
        {
            run.Log("t", table);
            run.Log("t", table);
            table.AddRow(1);
            run.Log("t", table);
        });

        Assert.Equal("artifact files history history artifact files history", run.Order);
        Assert.Equal(run.Artifacts[0].Name, run.Artifacts[1].Name);
        Assert.NotEqual(run.Artifacts[0].ClientId, run.Artifacts[1].ClientId);
    }

    [Fact]
    public void An_incremental_table_uploads_what_is_new()
    {
        DateTimeOffset start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        ManualTimeProvider time = new(start);
        Table table = new(["n"], new TableOptions { LogMode = TableLogMode.Incremental });
        TableRun run = TableRun.Of(run =>
        {
            table.AddRow(1);
            table.AddRow(2);
            run.Log("train table", table);
            run.Log("train table", table);
            table.AddRow(3);
            run.Log("train table", table);
        }, time, id: "abc12345");

        Assert.Equal(["run-abc12345-incr-traintable-GheBwA"], run.Artifacts.Select(artifact => artifact.Name).Distinct());
        Assert.All(run.Artifacts, artifact => Assert.Equal(("wandb-run-incremental-table", true), (artifact.Type, artifact.IncrementalBeta1)));
        Assert.Equal(["0-1767225600000.train table.table.json", "1-1767225600000.train table.table.json"], run.Artifacts.Select(artifact => artifact.Manifest.Contents.Single().Path));
        Assert.Equal(["{\"columns\":[\"n\"],\"data\":[[1],[2]]}", "{\"columns\":[\"n\"],\"data\":[[3]]}"], [run.FileText(0), run.FileText(1)]);
        JsonNode last = run.Value("train table", 2);
        Assert.Equal(("incremental-table-file", 1, 3, "INCREMENTAL"), ((string)last["_type"]!, (int)last["increment_num"]!, (int)last["nrows"]!, (string)last["log_mode"]!));
        Assert.Equal([(string)run.Value("train table", 1)["artifact_path"]!], last["previous_increments_paths"]!.AsArray().Select(path => (string)path!));
    }

    [Fact]
    public void Increments_go_through_many_chunks_of_memory()
    {
        Random random = Seed.Random(output);
        Table table = new(["n", "text"], new TableOptions { LogMode = TableLogMode.Incremental });
        List<string> rows = [];
        List<int> parts = [];
        TableRun run = TableRun.Of(run =>
        {
            for (int part = 0; part < 20; part++)
            {
                int count = random.Next(0, 200);
                for (int i = 0; i < count; i++)
                {
                    string text = new('x', random.Next(0, random.Next(0, 20) == 0 ? 100_000 : 300));
                    rows.Add($"[{rows.Count},\"{text}\"]");
                    table.AddRow(rows.Count - 1, text);
                }
                parts.Add(rows.Count);
                run.Log("t", table);
            }
        });

        List<string> files = [.. Enumerable.Range(0, run.Artifacts.Count).Select(run.FileText).Select(text => text[(text.IndexOf("data\":[", StringComparison.Ordinal) + 7)..^2])];
        Assert.Equal(string.Join(',', rows), string.Join(',', files.Where(text => text.Length != 0)));
        Assert.Equal(parts.Distinct().Count(), run.Artifacts.Count);
    }

    [Fact]
    public void Columns_cannot_be_added_to_an_incremental_table_that_was_logged()
    {
        Table table = new(["n"], new TableOptions { LogMode = TableLogMode.Incremental });
        table.AddColumn("before", Array.Empty<int>());
        TableRun.Of(table);

        Assert.Contains("incremental", Assert.Throws<InvalidOperationException>(() => table.AddColumn("after", Array.Empty<int>())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_run_has_its_own_upload_of_a_table()
    {
        Table table = new(["n"]);
        table.AddRow(1);

        TableRun first = TableRun.Of(table);
        TableRun second = TableRun.Of(table);

        Assert.Equal((1, 1), (first.Artifacts.Count, second.Artifacts.Count));
    }

    [Fact]
    public void A_table_whose_file_cannot_be_written_is_left_out_and_written_by_the_next_call()
    {
        Table table = new(["n"]);
        TableRun run = TableRun.Of(run =>
        {
            string staging = Path.Combine(run.Directory!, "artifacts");
            File.WriteAllText(staging, "a file where a folder should be");
            run.Log(new Dictionary<string, object?> { ["loss"] = 1.5, ["t"] = table });
            Assert.True(SpinWait.SpinUntil(() => run.Backlog == 0, TimeSpan.FromMinutes(2)));
            File.Delete(staging);
            run.Log("t", table);
        });

        Assert.Equal((1L, 2L), (run.Receipt.ValuesLeftOut, run.Receipt.Kept));
        Assert.Equal("history artifact files history", run.Order);
    }
}
