using Instrument.Pipeline;
using Instrument.Tables;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Tables;

/// <summary>Where incremental tables of a resumed run go on.</summary>
public sealed class TableContinuationTests
{
    [Fact]
    public void The_summary_of_the_server_names_the_parts()
    {
        TableContinuation tables = new();

        tables.Add("""{"loss":NaN,"t":{"_type":"incremental-table-file","artifact_path":"c","increment_num":2,"previous_increments_paths":["a","b"]},"in":{"ner":{"_type":"incremental-table-file","artifact_path":"x","increment_num":0,"previous_increments_paths":[]}},"whole":{"_type":"table-file","artifact_path":"y"}}""");

        Assert.Equal(["in.ner", "t"], tables.Next.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((3, "a b c"), (tables.Next["t"].Number, string.Join(' ', tables.Next["t"].PreviousPaths)));
        Assert.Equal((1, "x"), (tables.Next["in.ner"].Number, string.Join(' ', tables.Next["in.ner"].PreviousPaths)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no json")]
    [InlineData("[1]")]
    [InlineData("""{"t":{"_type":"incremental-table-file"}}""")]
    [InlineData("""{"t":{"_type":1,"artifact_path":"x","increment_num":0}}""")]
    public void A_summary_that_names_none_gives_none(string? summary)
    {
        TableContinuation tables = new();

        tables.Add(summary);

        Assert.Empty(tables.Next);
    }

    [Fact]
    public void A_log_that_was_not_sent_yet_names_the_parts_too()
    {
        using TemporaryDirectory directory = new();
        using Run run = TestRun.Start(directory.Path);
        Table table = new(["n"], new TableOptions { LogMode = TableLogMode.Incremental });
        for (int i = 0; i < 3; i++)
        {
            table.AddRow(i);
            run.Log("a/b", table);
        }
        run.Finish();
        MetricTable metrics = new();
        LogState.Read(run.LogPath!, long.MaxValue, metrics);
        TableContinuation tables = new();

        tables.Add("""{"a/b":{"_type":"incremental-table-file","artifact_path":"c","increment_num":1,"previous_increments_paths":["a","b"]}}""");
        tables.Add(metrics);

        Assert.Equal(3, tables.Next["a/b"].Number);
        Assert.Equal(["0", "1", "2"], tables.Next["a/b"].PreviousPaths.Select(path => path.Split('/')[3].Split('-')[0]));
    }
}
