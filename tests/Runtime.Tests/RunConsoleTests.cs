using Instrument.Generated;
using Instrument.Records;
using Instrument.Testing;

namespace Instrument.Runtime.Tests;

/// <summary>What a run says when it is not quiet. Standard error belongs to the process, so these tests run alone.</summary>
[Collection(ProcessWide.Name)]
public sealed class RunConsoleTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly TextWriter _before = System.Console.Error;
    private readonly StringWriter _said = new();

    public RunConsoleTests() => System.Console.SetError(_said);

    public void Dispose()
    {
        System.Console.SetError(_before);
        _said.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_run_prints_its_banner_at_the_start_and_its_summary_once_at_the_end()
    {
        using Run run = Wandb.Init(Options(quiet: false, RunMode.Offline));
        Assert.Equal($"instrument: run talker of project tests, recorded in {run.Directory}\n", _said.ToString());
        run.Log("loss", 0.5);

        run.Finish();
        string all = _said.ToString();
        run.Finish();

        Assert.Contains("\ninstrument: rows:   1 logged = 1 kept + 0 dropped\n", all, StringComparison.Ordinal);
        Assert.EndsWith($"instrument: upload: instrument sync {run.Directory}, or wandb sync {run.Directory}\n", all, StringComparison.Ordinal);
        Assert.Equal(all, _said.ToString());
    }

    [Theory]
    [InlineData(true, RunMode.Offline)]
    [InlineData(false, RunMode.Disabled)]
    public void A_quiet_run_and_a_disabled_one_say_nothing(bool quiet, RunMode mode)
    {
        Wandb.Init(Options(quiet, mode)).Dispose();

        Assert.Equal("", _said.ToString());
    }

    [Fact]
    public void The_config_is_in_the_run_record()
    {
        using Run run = Wandb.Init(new Config(), Options(quiet: true, RunMode.Offline));
        run.Finish();

        RunRecord record = LogDecoder.Decode(run.LogPath!)[1].Run;

        Assert.Equal(
            [new ConfigItem { Key = "_wandb", ValueJson = "{}" }, new ConfigItem { Key = "steps", ValueJson = "10" }], record.Config.Update);
        Assert.True(record.Telemetry.Feature.SetInitConfig);
    }

    private RunOptions Options(bool quiet, RunMode mode) => new()
    {
        Project = "tests",
        RunId = "talker",
        Directory = _directory.Path,
        Mode = mode,
        Quiet = quiet,
        Reinit = Reinit.CreateNew,
        EnvironmentVariable = _ => null,
    };

    private sealed class Config : IWandbConfig
    {
        public IWandbConfig ReadConfig(ConfigReader reader) => this;

        public void WriteConfig(ConfigWriter writer)
        {
            writer.WriteKey("steps"u8);
            writer.Write(10L);
        }
    }
}
