using Instrument.Pipeline;
using Instrument.Records;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Pipeline;

/// <summary>Records that go to the log past the rows.</summary>
public sealed class RecordsAsideTests
{
    private static Record Numbered(int number) => new() { Stats = new StatsRecord { Item = { new StatsItem { Key = "number", ValueJson = $"{number}" } } } };

    [Fact]
    public void They_come_out_in_their_order()
    {
        RecordsAside aside = new();
        Assert.True(aside.TryAdd(Numbered(1)));
        Assert.True(aside.TryAdd(Numbered(2)));

        Assert.Equal(("1", "2", null), (aside.Take()?.Stats.Item[0].ValueJson, aside.Take()?.Stats.Item[0].ValueJson, aside.Take()));
    }

    [Fact]
    public void The_oldest_make_room_for_new_ones_and_are_counted()
    {
        RecordsAside aside = new();
        for (int i = 0; i < 300; i++)
            aside.TryAdd(Numbered(i));

        Assert.Equal((44L, "44"), (aside.LeftOut, aside.Take()?.Stats.Item[0].ValueJson));
    }

    [Fact]
    public void After_the_end_none_is_taken()
    {
        RecordsAside aside = new();
        aside.TryAdd(Numbered(1));
        aside.Close();

        Assert.False(aside.TryAdd(Numbered(2)));
        Assert.NotNull(aside.Take());
        Assert.Null(aside.Take());
    }

    [Fact]
    public async Task Records_of_many_threads_are_all_in_the_log()
    {
        using TemporaryDirectory directory = new();
        using Run run = TestRun.Start(directory.Path);
        // Never more than wait for room.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (int i = 0; i < 60; i++)
                Assert.True(run.TryAppendAside(Numbered((thread * 60) + i)));
        })));
        run.Log("loss", 1.0);
        run.Finish();

        IEnumerable<int> numbers = LogDecoder.Decode(run.LogPath!)
            .Where(record => record.Stats is not null)
            .Select(record => int.Parse(record.Stats.Item[0].ValueJson, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(0, 240), numbers.Order());
        Assert.False(run.TryAppendAside(Numbered(0)));
    }
}
