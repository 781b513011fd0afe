using Instrument.Records;
using Instrument.Testing;
using Microsoft.Extensions.Logging;

namespace Instrument.Runtime.Tests.Tables;

/// <summary>Tables, from the call to files, artifact and value.</summary>
public sealed class TableTests
{
    [Fact]
    public void A_table_is_the_files_the_artifact_and_the_value_of_the_reference()
    {
        Table table = new(["id", "score"]);
        table.AddRow(1, 0.5);
        table.AddRow(2, 0.25);

        TableRun run = TableRun.Of(run => run.Log("preds", table), id: "abc12345");

        Assert.Equal("{\"columns\":[\"id\",\"score\"],\"data\":[[1,0.5],[2,0.25]]}", run.FileText());
        Assert.Equal("media/table/preds_0_ff8ba5dc7fdddef5cb9b.table.json", run.FilePath());
        Assert.Equal("artifact files history", run.Order);
        ArtifactRecord artifact = run.Artifacts.Single();
        ArtifactManifestEntry entry = artifact.Manifest.Contents.Single();
        Assert.Equal(
            ("run_table", "run-abc12345-preds", "38cfc35297b6bbd41350ac297e521d6f", "preds.table.json", "4CliAWnZNI0LnKM0evlUQg==", 403L),
            (artifact.Type, artifact.Name, artifact.Digest, entry.Path, entry.Digest, entry.Size));
        Assert.Equal(
            $$"""
            {"_type":"table-file","sha256":"ff8ba5dc7fdddef5cb9b0294b41df186ed02a3107335809c978c6bab11c672b9","size":52,"path":"media/table/preds_0_ff8ba5dc7fdddef5cb9b.table.json","artifact_path":"wandb-client-artifact://{{artifact.ClientId}}/preds.table.json","_latest_artifact_path":"wandb-client-artifact://{{artifact.SequenceClientId}}:latest/preds.table.json","ncols":2,"nrows":2,"log_mode":"IMMUTABLE"}
            """,
            run.Value("preds").ToJsonString());
        Assert.Equal((128, 128, true, false), (artifact.ClientId.Length, artifact.SequenceClientId.Length, artifact.Finalize, artifact.IncrementalBeta1));
    }

    [Fact]
    public void What_is_added_after_the_call_is_not_in_what_was_logged()
    {
        Table table = new(["n"], new TableOptions { LogMode = TableLogMode.Mutable });
        table.AddRow(1);
        TableRun run = TableRun.Of(run =>
        {
            run.Log("t", table);
            table.AddRow(2);
            table.AddColumn("more", [true, false]);
            run.Log("t", table);
        });

        Assert.Equal("{\"columns\":[\"n\"],\"data\":[[1]]}", run.FileText(0));
        Assert.Equal("{\"columns\":[\"n\",\"more\"],\"data\":[[1,true],[2,false]]}", run.FileText(1));
    }

    [Fact]
    public void Cells_of_every_kind_have_their_form_in_both_files()
    {
        DateTimeOffset noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.FromHours(2));
        Table table = new(Enumerable.Range(0, 19).Select(column => $"c{column:00}"));
        table.AddRow(
            (byte)1, ulong.MaxValue, 1.5f, 0.1f, (Half)0.25, 1.50m, (Int128)7, "\"ü\\\n\u2028\ud83d\ude00\u007f\u0001", 'c', DayOfWeek.Monday,
            true, null, new DateTime(2026, 1, 2, 3, 4, 5), DateTime.SpecifyKind(new DateTime(2026, 1, 2, 3, 4, 5, 120), DateTimeKind.Utc), noon,
            new DateOnly(2000, 12, 1), TimeSpan.FromMinutes(1.5), double.NaN, new Dictionary<string, object?> { ["z"] = 1, ["a"] = new[] { 2.5 } });

        TableRun run = TableRun.Of(table);

        Assert.EndsWith(
            """
            "data":[[1,18446744073709551615,1.5,0.1,0.25,1.50,7,"\"ü\\\n 😀\u0001","c","Monday",true,null,"2026-01-02T03:04:05","2026-01-02T03:04:05.120000Z","2026-01-02T12:00:00+02:00","2000-12-01",90.0,NaN,{"z":1,"a":[2.5]}]]}
            """.Replace("\\n ", "\\n\u2028", StringComparison.Ordinal).Replace("😀\\u0001", "😀\u007f\\u0001", StringComparison.Ordinal),
            run.FileText(), StringComparison.Ordinal);
        Assert.Contains(
            """
            "data": [[1, 18446744073709551615, 1.5, 0.1, 0.25, 1.50, 7, "\"\u00fc\\\n\u2028\ud83d\ude00\u007f\u0001", "c", "Monday", true, null, 1767323045000, 1767323045120, 1767348000000, 975628800000, 90.0, null, {"a": [2.5], "z": 1}]]
            """,
            run.ArtifactText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_another_length_is_refused_and_leaves_the_table_alone()
    {
        Table table = new(["a", "b"]);

        string more = Assert.Throws<ArgumentException>(() => table.AddRow(1, 2, 3)).Message;
        string fewer = Assert.Throws<ArgumentException>(() => table.AddRow(1)).Message;
        table.AddRow("text", 1);

        Assert.Equal(1, table.RowCount);
        Assert.Contains("2 columns (a, b)", more, StringComparison.Ordinal);
        Assert.Contains("only 1 cells", fewer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_of_another_type_is_refused_and_leaves_the_table_alone()
    {
        Table table = new(["a", "b"]);
        table.AddRow(null, 1);

        string message = Assert.Throws<ArgumentException>(() => table.AddRow(1, "x")).Message;
        table.AddRow("a is text, because the row with a number was refused", 2);

        Assert.Equal(2, table.RowCount);
        Assert.Contains("'b' holds None or Number, and the cell is String", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_no_table_can_hold_is_refused()
    {
        Table table = new(["a"]);

        Assert.Contains("System.Object", Assert.Throws<ArgumentException>(() => table.AddRow(new object())).Message, StringComparison.Ordinal);
        Assert.Contains("2 dimensions", Assert.Throws<ArgumentException>(() => table.AddRow(new int[1, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("Table cannot be a cell", Assert.Throws<ArgumentException>(() => table.AddRow(new Table(["x"]))).Message, StringComparison.Ordinal);
        Assert.Equal(0, table.RowCount);
    }

    [Fact]
    public void Two_columns_cannot_have_one_name()
    {
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => new Table(["a", "a"])).Message, StringComparison.Ordinal);
        Table table = new(["a"]);
        Assert.Throws<ArgumentException>(() => table.AddColumn("a", Array.Empty<int>()));
    }

    [Fact]
    public void A_column_needs_a_cell_for_each_row()
    {
        Table table = new(["a"]);
        table.AddRow(1);

        string message = Assert.Throws<ArgumentException>(() => table.AddColumn("b", [1, 2])).Message;

        Assert.Contains("2 cells, and the table has 1 rows", message, StringComparison.Ordinal);
        Assert.Equal(["a"], table.Columns);
    }

    [Fact]
    public void The_first_column_of_a_table_makes_its_rows()
    {
        Table table = new(Array.Empty<string>());
        table.AddColumn("n", [1, 2, 3]);

        TableRun run = TableRun.Of(table);

        Assert.Equal("{\"columns\":[\"n\"],\"data\":[[1],[2],[3]]}", run.FileText());
        Assert.Equal("{\"wb_type\":\"number\"}", run.ColumnTypes()["n"]!.ToJsonString());
    }

    [Fact]
    public void The_run_has_ten_thousand_rows_and_the_artifact_as_many_as_allowed()
    {
        ListLogger logger = new();
        Table table = new(["n"], new TableOptions { MaxRows = 12_000 });
        for (int i = 0; i < 12_345; i++)
            table.AddRow(i);

        TableRun run = TableRun.Of(run => run.Log("t", table), logger: logger);

        Assert.EndsWith(",[9999]]}", run.FileText(), StringComparison.Ordinal);
        Assert.Contains(", [11999]], \"log_mode\": \"IMMUTABLE\", \"ncols\": 1, \"nrows\": 12000}", run.ArtifactText(), StringComparison.Ordinal);
        Assert.Equal(12_345, (int)run.Value("t")["nrows"]!);
        Assert.Single(logger.Entries, entry => entry.Level == LogLevel.Warning && entry.Text.Contains("12345 rows, of which W&B takes 12000", StringComparison.Ordinal));
    }

    [Fact]
    public void A_strict_table_refuses_a_row_beyond_the_limit()
    {
        Table table = new(["n"], new TableOptions { MaxRows = 2, IsStrict = true });
        table.AddRow(1);
        table.AddRow(2);

        Assert.Contains("MaxRows", Assert.Throws<InvalidOperationException>(() => table.AddRow(3)).Message, StringComparison.Ordinal);
        Assert.Equal(2, table.RowCount);
    }

    [Fact]
    public void A_key_that_makes_too_long_a_name_gets_a_shorter_one_of_its_own()
    {
        string key = new('k', 150);
        Table table = new(["n"]);
        Table other = new(["n"]);

        TableRun run = TableRun.Of(run => run.Log(new Dictionary<string, object?> { [key + "a"] = table, [key + "b"] = other }));

        Assert.All(run.Artifacts, artifact => Assert.Equal(128, artifact.Name.Length));
        Assert.Equal(2, run.Artifacts.Select(artifact => artifact.Name).Distinct().Count());
    }

    [Theory]
    [InlineData("eval/preds", "run-abc12345-evalpreds-HZoF5A", "eval/preds.table.json")]
    [InlineData("../x", null, "__/x.table.json")]
    public void The_artifact_is_named_after_the_key(string key, string? name, string entry)
    {
        TableRun run = TableRun.Of(run => run.Log(key, new Table(["n"])), id: "abc12345");

        ArtifactRecord artifact = run.Artifacts.Single();
        Assert.Equal(name ?? artifact.Name, artifact.Name);
        Assert.Equal(entry, artifact.Manifest.Contents.Single().Path);
    }

    [Fact]
    public void Staged_files_are_copies_that_belong_to_the_run()
    {
        TableRun.Of(run =>
        {
            Table table = new(["n"]);
            run.Log("t", table);
            run.Finish();
            ArtifactRecord artifact = LogDecoder.Decode(run.LogPath!).Single(record => record.Artifact is not null).Artifact;
            Assert.StartsWith(Path.Combine(run.Directory!, "artifacts") + Path.DirectorySeparatorChar, artifact.Manifest.Contents.Single().LocalPath, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void What_waits_for_the_log_thread_is_counted_once()
    {
        Table table = new(["n"], new TableOptions { LogMode = TableLogMode.Incremental });
        table.AddRow(new string('x', 1000));

        long first = table.Capture().HeldBytes;
        long second = table.Capture().HeldBytes;

        Assert.InRange(first, 1000, 1100);
        Assert.Equal(0, second);
    }
}
