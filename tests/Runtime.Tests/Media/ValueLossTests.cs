using Instrument.Records;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Media;

/// <summary>Disks that refuse the files of values: the values are counted as left out, and nothing else of their rows is lost.</summary>
public sealed class ValueLossTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ListLogger _logger = new();
    private readonly Run _run;

    public ValueLossTests() => _run = TestRun.Start(_directory.Path, logger: _logger);

    public void Dispose()
    {
        _run.Dispose();
        _directory.Dispose();
    }

    // What the next file is written to before it has its name.
    private string Unfinished => Path.Combine(_run.Directory!, "media.part");

    [Fact]
    public void Rows_lack_the_values_that_the_disk_refuses_and_keep_all_others()
    {
        Directory.CreateDirectory(Unfinished);
        for (int i = 0; i < 3; i++)
            LogRow(i);
        WaitForWarning();
        Directory.Delete(Unfinished);
        LogRow(3);

        RunReceipt receipt = _run.Finish();

        List<Dictionary<string, string>> rows = HistoryRows.Of(_run.LogPath!);
        Assert.Equal(["0", "1", "2", "3"], rows.Select(row => row["loss"]));
        Assert.Equal(4L, receipt.Kept);
        int lost = rows.Count(row => !row.ContainsKey("image._type"));
        Assert.InRange(lost, 1, 3);
        Assert.Equal(lost, receipt.ValuesLeftOut);
        Assert.True(rows[3].ContainsKey("image._type"));
        Assert.Single(_logger.Entries, entry => entry.Id == 63);
    }

    [Fact]
    public void The_loss_is_in_the_summary_of_the_log()
    {
        Directory.CreateDirectory(Unfinished);
        LogRow(0);
        _run.Finish();

        IEnumerable<SummaryItem> items = LogDecoder.Decode(_run.LogPath!).Where(record => record.Summary is not null).SelectMany(record => record.Summary.Update);
        Assert.Equal("1", items.Last(item => item.NestedKey.SequenceEqual(["_instrument", "values_left_out"])).ValueJson);
    }

    [Fact]
    public void A_full_disk_gets_back_the_room_of_a_file_that_does_not_fit()
    {
        // The device refuses every byte, as a full disk does.
        if (!OperatingSystem.IsLinux())
            return;
        File.CreateSymbolicLink(Unfinished, "/dev/full");

        LogRow(0);
        WaitForWarning();
        LogRow(1);
        RunReceipt receipt = _run.Finish();

        List<Dictionary<string, string>> rows = HistoryRows.Of(_run.LogPath!);
        Assert.Equal(["0", "1"], rows.Select(row => row["loss"]));
        Assert.Equal((1L, false, true), (receipt.ValuesLeftOut, rows[0].ContainsKey("image._type"), rows[1].ContainsKey("image._type")));
        Assert.False(File.Exists(Unfinished));
        Assert.True(File.Exists("/dev/full"));
    }

    [Fact]
    public void A_value_that_is_left_out_takes_its_labels_no_further_than_they_came()
    {
        Directory.CreateDirectory(Unfinished);
        Image image = new([1, 2], 2, 1, PixelFormat.Grey, new() { Masks = { ["m"] = ImageMask.FromClasses<byte>([1, 1], 2, 1) } });

        _run.Log("image", image);
        _run.Finish();

        IReadOnlyList<Record> records = LogDecoder.Decode(_run.LogPath!);
        Assert.DoesNotContain(records, record => record.Files is not null || record.Config is not null);
        Assert.Single(records, record => record.History is not null);
    }

    private void LogRow(int number)
    {
        Image image = new([(byte)number, 2], 2, 1, PixelFormat.Grey);
        _run.Log(new Dictionary<string, object?> { ["loss"] = number, ["image"] = image });
    }

    private void WaitForWarning() => Assert.True(SpinWait.SpinUntil(() => _logger.Entries.Any(entry => entry.Id == 63), TimeSpan.FromMinutes(1)));
}
