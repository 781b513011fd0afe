using System.Text;
using Instrument.Generated;
using Instrument.Pipeline;
using Instrument.Rows;
using Instrument.Settings;
using Instrument.Terminal;

namespace Instrument.Runtime.Tests.Terminal;

public sealed class RunReportTests
{
    private readonly MetricTable _metrics = new();

    [Fact]
    public void The_banner_says_which_run_is_recorded_where()
    {
        Assert.Equal(["run x4p1b2q9 of project mnist, recorded in /runs/1"], RunReport.Banner(Settings(), "/runs/1", []));
        Assert.Equal(
            ["no W&B API key found: recording offline", "run x4p1b2q9 of project mnist, recorded in /runs/1"],
            RunReport.Banner(Settings() with { ModeNotice = "no W&B API key found: recording offline" }, "/runs/1", []));
    }

    [Fact]
    public void Where_a_run_is_shown_and_its_sweep()
    {
        Assert.Equal("run balmy-lake-3 is shown at https://wandb.ai/a/b/runs/c", RunReport.Registered("balmy-lake-3", "https://wandb.ai/a/b/runs/c"));
        Assert.Equal("it is a trial of sweep k3, which is shown at https://wandb.ai/a/b/sweeps/k3", RunReport.OfSweep("k3", "https://wandb.ai/a/b/sweeps/k3"));
    }

    [Fact]
    public void The_summary_of_a_small_run()
    {
        Add("train/loss", 1.0, 0.5, 0.25);
        Add("acc", 0.123456789);
        Add("tokens", 1_234_567.0, 2_345_678.0);
        AddText("note", "a text that is too long to be shown");
        AddText("line", "a\nb");
        Add("_step", 2.0);
        _metrics.Get("hidden").Summarize(MetricSummary.Default, inSummary: false);
        Add("hidden", 1.0);
        _metrics.Get("never seen");

        Assert.Equal(
            [
                "",
                "  acc                                                   0.12346",
                "  line                                                  a b",
                "  note                                                  a text that is too …",
                "  tokens      ▁█                                        2345678",
                "  train/loss  █▃▁                                       0.25",
                "",
                "rows:   1,003 logged = 1,003 kept + 0 dropped",
                "run x4p1b2q9 ended with exit code 0 after 01:02:05",
                "log:    /runs/1/run.wandb",
                "upload: instrument sync /runs/1, or wandb sync /runs/1",
            ],
            Summary(Receipt(kept: 1003)));
    }

    [Fact]
    public void A_value_with_several_leaves_is_one_line_with_its_type()
    {
        Add("loss", 1.0);
        foreach ((string leaf, string json) in new[] { ("_type", "\"image-file\""), ("path", "\"media/x.png\""), ("width", "4") })
        {
            MetricTrack part = _metrics.Get("examples\0" + leaf);
            part.IsPart = true;
            part.Update(new RowValue(MetricKind.Json, 0, 0, Encoding.UTF8.GetBytes(json)));
        }

        Assert.Equal(
            ["", "  examples                                            image-file", "  loss                                                1", ""],
            Summary(Receipt(kept: 1)).Take(4));
    }

    [Fact]
    public void A_run_without_metrics_has_no_table() => Assert.Equal(
        ["", "rows:   0 logged = 0 kept + 0 dropped", "run x4p1b2q9 ended with exit code 1 after 01:02:05", "log:    /runs/1/run.wandb", "upload: instrument sync /runs/1, or wandb sync /runs/1"],
        Summary(Receipt(kept: 0, exitCode: 1)));

    [Fact]
    public void What_went_wrong_is_told()
    {
        Dictionary<DropReason, long> dropped = new() { [DropReason.BufferFull] = 1200, [DropReason.Disk] = 7 };

        string[] lines = Summary(Receipt(kept: 10, behind: 3, dropped: dropped, error: "No space left on device", beyondLineLimit: 2) with { ValuesLeftOut = 1100 });

        Assert.Equal("rows:   1,217 logged = 10 kept + 1,207 dropped (BufferFull: 1,200) (Disk: 7)", lines[1]);
        Assert.Equal("3 rows asked for a step that lay behind and have a later one", lines[2]);
        Assert.Equal("2 rows are longer than W&B takes: they are in the log, and W&B refuses them", lines[3]);
        Assert.Equal("1,100 images, tables and the like are left out of their rows, because a file could not be read or written", lines[4]);
        Assert.Equal("rows or the end of the log are missing: No space left on device", lines[5]);
    }

    [Fact]
    public void The_banner_tells_of_an_earlier_run_that_was_recovered() => Assert.Equal(
        [
            "recovered 1,200 rows of an earlier run that was killed: /runs/0/run.wandb",
            "recovered 5 rows of an earlier run that was killed, 2 are lost: /runs/1/run.wandb",
            "rows of an earlier run cannot be recovered, the log is gone: /runs/2/run.wandb",
            "recovered 5 rows of an earlier run that was killed, 2 are lost, 3 images, tables and the like died with it: /runs/4/run.wandb",
        ],
        RunReport.Banner(
            Settings(), "/runs/3",
            [new("/runs/0/run.wandb", 1200, null), new("/runs/1/run.wandb", 5, null, Lost: 2), new("/runs/2/run.wandb", 0, "the log is gone"), new("/runs/4/run.wandb", 5, null, Lost: 2, ValuesLost: 3)]).SkipLast(1));

    [Fact]
    public void Only_forty_metrics_are_shown()
    {
        for (int metric = 0; metric < 43; metric++)
            Add($"m{metric:00}", 1.0);

        string[] lines = Summary(Receipt(kept: 1));

        Assert.StartsWith("  m39 ", lines[40], StringComparison.Ordinal);
        Assert.Equal("  … and 3 more metrics", lines[41]);
    }

    [Fact]
    public void A_path_with_blanks_is_quoted_for_the_shell() =>
        Assert.Equal("upload: instrument sync \"/my runs/1\", or wandb sync \"/my runs/1\"", RunReport.Summary(Settings(), "/my runs/1", _metrics, Receipt(kept: 0), blocks: true).Last());

    private void Add(string key, params double[] values)
    {
        foreach (double value in values)
            _metrics.Get(key).Update(new RowValue(MetricKind.Double, BitConverter.DoubleToUInt64Bits(value), 0, default));
    }

    private void AddText(string key, string text) => _metrics.Get(key).Update(new RowValue(MetricKind.String, 0, 0, Encoding.UTF8.GetBytes(text)));

    private string[] Summary(RunReceipt receipt) => [.. RunReport.Summary(Settings(), "/runs/1", _metrics, receipt, blocks: true)];

    private static RunReceipt Receipt(long kept, long behind = 0, Dictionary<DropReason, long>? dropped = null, string? error = null, int exitCode = 0, long beyondLineLimit = 0) =>
        new()
        {
            Kept = kept,
            DroppedByReason = dropped ?? [],
            Behind = behind,
            BeyondLineLimit = beyondLineLimit,
            Records = kept,
            ExitCode = exitCode,
            Runtime = new TimeSpan(1, 2, 5),
            LogPath = "/runs/1/run.wandb",
            Error = error,
        };

    private static RunSettings Settings() => new()
    {
        Mode = RunMode.Offline,
        RunId = "x4p1b2q9",
        HasGivenRunId = true,
        Project = "mnist",
        RootDirectory = "/runs",
        Host = "box",
    };
}
