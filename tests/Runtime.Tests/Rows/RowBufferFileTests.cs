using Instrument.Generated;
using Instrument.Rows;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Rows;

/// <summary>Law L1: what is in the buffer is in its file, readable without the process that wrote it.</summary>
public sealed class RowBufferFileTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly AutoResetEvent _wake = new(initialState: false);

    public void Dispose()
    {
        _wake.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void An_empty_buffers_file_holds_the_header()
    {
        using RowBuffer rows = Map();

        RowFile file = new(_directory.File("rows"));

        Assert.Equal("INSTROWS", file.Magic);
        Assert.Equal(1, file.Version);
        Assert.Equal(4096, file.Capacity);
        Assert.Equal(0, file.Head);
        Assert.Equal(0, file.Tail);
        Assert.Empty(file.Schemas());
        Assert.Empty(file.Rows());
    }

    [Fact]
    public void Schemas_are_in_the_file_with_keys_kinds_and_optionality()
    {
        MetricSchema schema = new(
            "Train", new MetricField("train/loss", MetricKind.Double), new MetricField("größe", MetricKind.Int64, optional: true), new MetricField("note", MetricKind.String));
        MetricSchema other = new("Other", new MetricField("x", MetricKind.Half));
        using RowBuffer rows = Map();
        rows.Append(schema, 1, 0, RowCommit.Default, new byte[24]);
        rows.Append(other, 2, 0, RowCommit.Default, new byte[8]);
        rows.Append(schema, 3, 0, RowCommit.Default, new byte[24]);

        Dictionary<int, List<(string Key, MetricKind Kind, bool Optional)>> schemas = new RowFile(_directory.File("rows")).Schemas();

        Assert.Equal(2, schemas.Count);
        Assert.Equal([("train/loss", MetricKind.Double, false), ("größe", MetricKind.Int64, true), ("note", MetricKind.String, true)], schemas[schema.Id]);
        Assert.Equal([("x", MetricKind.Half, false)], schemas[other.Id]);
    }

    [Fact]
    public void At_any_moment_the_file_holds_exactly_the_rows_that_were_not_released()
    {
        Random random = Seed.Random(output);
        MetricSchema schema = new("Any", new MetricField("value", MetricKind.Double));
        using RowBuffer rows = Map();
        Queue<(int Schema, long Stamp, long Step, byte[] Payload)> expected = new();
        for (int number = 0; number < 300; number++)
        {
            byte[] payload = new byte[random.Next(60) * 8];
            random.NextBytes(payload);
            MetricSchema? of = random.Next(2) == 0 ? schema : null;
            if (rows.Append(of, number, -number, RowCommit.Default, payload) == RowAppendResult.Kept)
                expected.Enqueue((of?.Id ?? 0, number, -number, payload));
            if (random.Next(3) == 0 && rows.TryRead(out _))
            {
                expected.Dequeue();
                rows.Release(rows.ReadPosition, 0);
            }
            if (number % 10 == 0)
                Check(expected);
        }
    }

    [Fact]
    public void Rows_that_were_read_but_not_released_are_still_in_the_file()
    {
        using RowBuffer rows = Map();
        rows.Append(null, 1, 0, RowCommit.Default, []);
        rows.TryRead(out _);

        Assert.Single(new RowFile(_directory.File("rows")).Rows());
        rows.Release(rows.ReadPosition, 0);
        Assert.Empty(new RowFile(_directory.File("rows")).Rows());
    }

    [Fact]
    public void Rows_with_more_schemas_than_there_is_room_for_are_kept_all_the_same()
    {
        using RowBuffer rows = Map();
        MetricField[] fields = [.. Enumerable.Range(0, 800).Select(field => new MetricField(new string('k', 500) + field, MetricKind.Double))];
        for (int number = 0; number < 4; number++)
        {
            MetricSchema schema = new($"Large{number}", fields);
            Assert.Equal(RowAppendResult.Kept, rows.Append(schema, number, 0, RowCommit.Default, []));
            Assert.True(rows.TryRead(out RowView row));
            Assert.Same(schema, row.Schema);
        }
        Assert.Equal(2, new RowFile(_directory.File("rows")).Schemas().Count);
    }

    private RowBuffer Map() => RowBuffer.Create(RowMemory.Map(_directory.File("rows"), RowBufferLayout.BytesFor(4096)), _wake, TimeSpan.Zero);

    private void Check(IEnumerable<(int Schema, long Stamp, long Step, byte[] Payload)> expected)
    {
        List<(int Schema, long Stamp, long Step, byte[] Payload)> found = new RowFile(_directory.File("rows")).Rows();
        Assert.Equal(expected.Select(row => (row.Schema, row.Stamp, row.Step)), found.Select(row => (row.Schema, row.Stamp, row.Step)));
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First.Payload, pair.Second.Payload));
    }
}
