using Instrument.Testing;
using Kind = Instrument.Records.Record.RecordTypeOneofCase;

namespace Instrument.Runtime.Tests;

public sealed class RunFinishTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ManualTimeProvider _time = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_row_logged_after_the_end_is_an_error()
    {
        Run run = TestRun.Start(_directory.Path);
        run.Log("a", 1);
        run.Finish();

        ObjectDisposedException error = Assert.Throws<ObjectDisposedException>(() => run.Log("a", 2));

        Assert.Equal("Run", error.ObjectName);
        Assert.StartsWith(
            "The run 'test' has finished, so this row was not logged. Log before Finish or Dispose, or start another run with Wandb.Init.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Throws<ObjectDisposedException>(() => run.Log("a", 0.5));
        Assert.Throws<ObjectDisposedException>(() => run.Log([]));
        Assert.Single(HistoryRows.Of(run.LogPath!));
    }

    [Fact]
    public void The_receipt_accounts_for_every_row()
    {
        Run run = TestRun.Start(_directory.Path, time: _time, rowBufferBytes: 4096);
        for (int step = 0; step < 5; step++)
            run.Log("a", step, step);
        run.Log("behind", 1, step: 2);
        Directory.CreateDirectory(Path.ChangeExtension(run.LogPath!, ".rows.1"));
        Directory.CreateDirectory(Path.ChangeExtension(run.LogPath!, ".rows.2"));
        run.Log("large", new string('x', 2000));
        run.Log("large", new string('x', 2000));
        _time.Advance(TimeSpan.FromSeconds(61.5));

        RunReceipt receipt = run.Finish(exitCode: 4);

        Assert.Equal((8, 6, 2), (receipt.Logged, receipt.Kept, receipt.Dropped));
        Assert.Equal([KeyValuePair.Create(DropReason.Disk, 2L)], receipt.DroppedByReason);
        Assert.Equal((1, 6, 4), (receipt.Behind, receipt.Records, receipt.ExitCode));
        Assert.Equal(TimeSpan.FromSeconds(61), receipt.Runtime);
        Assert.Equal(run.LogPath, receipt.LogPath);
        Assert.Null(receipt.Error);
    }

    [Fact]
    public void Finishing_again_gives_the_same_receipt_and_writes_nothing()
    {
        Run run = TestRun.Start(_directory.Path);
        run.Log("a", 1);
        RunReceipt receipt = run.Finish(exitCode: 3);
        byte[] log = File.ReadAllBytes(run.LogPath!);

        Assert.Same(receipt, run.Finish(exitCode: 0));
        run.Dispose();

        Assert.True(run.IsFinished);
        Assert.Equal(log, File.ReadAllBytes(run.LogPath!));
        Assert.Equal(3, LogDecoder.Decode(run.LogPath!).Single(record => record.Exit is not null).Exit.ExitCode);
    }

    [Fact]
    public void Many_threads_may_finish_at_once()
    {
        Run run = TestRun.Start(_directory.Path);
        RunReceipt[] receipts = new RunReceipt[8];

        Parallel.For(0, receipts.Length, i => receipts[i] = run.Finish());

        Assert.All(receipts, receipt => Assert.Same(receipts[0], receipt));
        Assert.Single(LogDecoder.Decode(run.LogPath!), record => record.RecordTypeCase == Kind.Footer);
    }

    [Fact]
    public void The_row_buffers_file_is_there_while_the_run_is_active_and_gone_after_it()
    {
        Run run = TestRun.Start(_directory.Path);
        string rows = Path.ChangeExtension(run.LogPath!, ".rows");
        Assert.True(File.Exists(rows));

        run.Finish();

        Assert.False(File.Exists(rows));
    }

    [Fact]
    public void A_run_whose_directory_was_deleted_finishes_all_the_same()
    {
        // Other systems do not delete what is open.
        if (!OperatingSystem.IsLinux())
            return;
        Run run = TestRun.Start(_directory.Path);
        run.Log("a", 1);
        Directory.Delete(run.Directory!, recursive: true);

        RunReceipt receipt = run.Finish();

        Assert.True(run.IsFinished);
        Assert.Equal(1, receipt.Logged);
        Assert.Same(receipt, run.Finish());
    }

    [Fact]
    public void The_first_records_are_header_run_and_environment()
    {
        Run run = Wandb.Init(TestRun.Options(_directory.Path, time: _time));
        run.Finish();

        var records = LogDecoder.Decode(run.LogPath!);

        Assert.Equal([Kind.Header, Kind.Run, Kind.Environment], records.Take(3).Select(record => record.RecordTypeCase));
        Assert.Equal(("test", "tests"), (records[1].Run.RunId, records[1].Run.Project));
        Assert.Equal(1767225600, records[1].Run.StartTime.Seconds);
        Assert.Equal("{}", records[1].Run.Config.Update.Single(item => item.Key == "_wandb").ValueJson);
        Assert.Matches("^[a-z0-9]{32}$", records[2].Environment.WriterId);
    }
}
