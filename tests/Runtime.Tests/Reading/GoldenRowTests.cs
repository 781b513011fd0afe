using System.Security.Cryptography;
using System.Text;
using Instrument.Reading;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Reading;

/// <summary>Every row of every recorded run of the official client, against its own decoding.</summary>
public sealed class GoldenRowTests
{
    public static TheoryData<string> Scenarios =>
        ["minimal-offline", "defaults-offline", "full-offline", "big-offline", "metrics-star", "console", "stats", "preempt"];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Rows_have_the_recorded_keys_values_and_times(string scenario)
    {
        using RunReader reader = RunReader.Open(FixturePath.Golden(scenario));
        IReadOnlyList<GoldenRow> expected = GoldenRow.Load(scenario);
        List<HistoryRow> rows = [.. reader.ReadRows()];

        Assert.Equal(expected.Count, rows.Count);
        Assert.Equal(expected.Count, reader.RowCount);
        foreach ((GoldenRow golden, HistoryRow row) in expected.Zip(rows))
        {
            Assert.Equal(golden.Position, row.Position);
            Assert.Equal(golden.Step, row.Step);
            Assert.Equal(golden.Values.Keys.Order(StringComparer.Ordinal), row.Keys.Order(StringComparer.Ordinal));
            Assert.All(golden.Values, value => Assert.Equal(value.Value, Shortened(row.GetRawJson(value.Key)!)));
            Assert.Equal(
                DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(golden.Seconds("_timestamp") * TimeSpan.TicksPerSecond)), row.Timestamp);
            Assert.Equal(TimeSpan.FromTicks((long)Math.Round(golden.Seconds("_runtime") * TimeSpan.TicksPerSecond)), row.Runtime);
        }
        Assert.Empty(reader.Damage);
        Assert.True(reader.IsComplete);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Keys_are_counted_over_all_rows(string scenario)
    {
        using RunReader reader = RunReader.Open(FixturePath.Golden(scenario));
        IReadOnlyList<GoldenRow> rows = GoldenRow.Load(scenario);

        Assert.Equal(rows.SelectMany(row => row.Values.Keys).ToHashSet(), reader.Keys.Keys.ToHashSet());
        foreach ((string key, LoggedKey logged) in reader.Keys)
        {
            List<GoldenRow> having = [.. rows.Where(row => row.Values.ContainsKey(key))];
            Assert.Equal(key, logged.Key);
            Assert.Equal(having.Count, logged.Count);
            Assert.Equal((having[0].Step, having[^1].Step), (logged.FirstStep, logged.LastStep));
            Assert.Equal((having[0].Position, having[^1].Position), (logged.FirstPosition, logged.LastPosition));
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Reading_goes_on_from_any_row(string scenario)
    {
        using RunReader reader = RunReader.Open(FixturePath.Golden(scenario));
        List<long> positions = [.. reader.ReadRows().Select(row => row.Position)];

        int place = 0;
        foreach (HistoryRow row in reader.ReadRows())
        {
            Assert.Equal(positions[place..], Positions(reader, row.Position));
            Assert.Equal(positions[++place..], Positions(reader, row.NextPosition));
        }
    }

    private static IEnumerable<long> Positions(RunReader reader, long from) =>
        reader.ReadRows(new RowFilter { FromPosition = from }).Select(row => row.Position);

    // The official decoding was stored with long text cut.
    private static string Shortened(string text) => text.Length <= 12_000
        ? text
        : $"{text[..6000]}... ({text.Length} characters, sha256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))})";
}
