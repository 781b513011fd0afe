using Instrument.Reading;

namespace Instrument.Runtime.Tests.Reading;

public sealed class ColumnTests
{
    [Fact]
    public void A_column_has_the_numbers_of_its_key_and_counts_what_is_none()
    {
        using TestLog log = TestLog.Of(
            TestLog.Row(0, ("a", "1"), ("b", "10")),
            TestLog.Row(1, ("a", "\"text\""), ("b", "NaN")),
            TestLog.Row(2, ("a", "null")),
            TestLog.Row(5, ("a", "-Infinity"), ("b", "true")),
            TestLog.Row(7, ("a", "1e+06")));
        using RunReader reader = log.Open();
        IReadOnlyList<MetricColumn> columns = reader.ReadColumns("b", "a", "missing", "b");

        Assert.Equal(["b", "a", "missing", "b"], columns.Select(column => column.Key));
        Assert.Equal([0, 1], columns[0].Steps);
        Assert.Equal([10, double.NaN], columns[0].Values);
        Assert.Equal(1, columns[0].SkippedValues);
        Assert.Equal([0, 5, 7], columns[1].Steps);
        Assert.Equal([1, double.NegativeInfinity, 1_000_000], columns[1].Values);
        Assert.Equal(2, columns[1].SkippedValues);
        Assert.Equal(0, columns[2].Count);
        Assert.Equal(columns[0].Values, columns[3].Values);
    }

    [Fact]
    public void A_filter_limits_columns_and_without_keys_gives_all()
    {
        using TestLog log = TestLog.Of(Enumerable.Range(0, 100).Select(step => TestLog.Row(step, ("a", $"{step}"), ("b", "1"))));
        using RunReader reader = log.Open();
        IReadOnlyList<MetricColumn> columns = reader.ReadColumns(new RowFilter { FromStep = 10, ToStep = 12 });

        Assert.Equal(["_runtime", "_step", "_timestamp", "a", "b"], columns.Select(column => column.Key).Order(StringComparer.Ordinal));
        Assert.Equal([10, 11, 12], columns.Single(column => column.Key == "a").Values);
        Assert.Empty(reader.ReadColumns());
    }

    [Fact]
    public void Rows_that_came_after_opening_are_in_the_column()
    {
        using TestLog log = TestLog.Of(TestLog.Row(0, ("a", "1")));
        using RunReader reader = log.Open();
        log.Append(Enumerable.Range(1, 100).Select(step => TestLog.Row(step, ("a", $"{step}"))));

        Assert.Equal(101, reader.ReadColumns("a")[0].Count);
    }

    [Fact]
    public void Reading_columns_takes_memory_for_the_columns_alone()
    {
        const int Rows = 100_000;
        (string, string)[] values =
            [("loss", "0.123456789"), ("text", "\"some text that is never asked for\""), ("accuracy", "0.5"), ("other", "12345.678")];
        using TestLog log = TestLog.Of(Enumerable.Range(0, Rows).Select(step => TestLog.Row(step, values)));
        using RunReader reader = log.Open();
        reader.ReadColumns("accuracy");

        long before = GC.GetAllocatedBytesForCurrentThread();
        IReadOnlyList<MetricColumn> columns = reader.ReadColumns("loss", "accuracy");
        double perRow = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Rows;

        Assert.Equal(Rows, columns[0].Count);
        Assert.Equal(Rows - 1, columns[1].Steps[^1]);
        // Two columns of a step and a number: 32 bytes. The rest is buffers of a fixed size.
        Assert.InRange(perRow, 32, 34);
    }

    [Fact]
    public void Opening_takes_memory_for_no_row()
    {
        const int Rows = 100_000;
        (string, string)[] values = [("loss", "0.123456789"), ("text", "\"abc\"")];
        using TestLog log = TestLog.Of(Enumerable.Range(0, Rows).Select(step => TestLog.Row(step, values)));
        log.Open().Dispose();

        long before = GC.GetAllocatedBytesForCurrentThread();
        using RunReader reader = log.Open();
        double perRow = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Rows;

        Assert.Equal(Rows, reader.RowCount);
        Assert.InRange(perRow, 0, 2);
    }
}
