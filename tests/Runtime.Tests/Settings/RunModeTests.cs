using Instrument.Settings;

namespace Instrument.Runtime.Tests.Settings;

public sealed class RunModeTests
{
    private const string Later = "this version records runs offline; upload them with the command at the end";

    [Theory]
    [InlineData("offline", RunMode.Offline, null)]
    [InlineData("dryrun", RunMode.Offline, null)]
    [InlineData("disabled", RunMode.Disabled, null)]
    [InlineData("online", RunMode.Offline, Later)]
    [InlineData("run", RunMode.Offline, Later)]
    [InlineData("shared", RunMode.Offline, Later)]
    public void The_environment_names_a_mode(string variable, RunMode expected, string? notice)
    {
        RunSettings settings = Resolve(null, variable, null);

        Assert.Equal(expected, settings.Mode);
        Assert.Equal(notice, settings.ModeNotice);
    }

    [Theory]
    [InlineData(null, "no W&B API key found: recording offline")]
    [InlineData("", "no W&B API key found: recording offline")]
    [InlineData("local-0123", Later)]
    public void Without_a_mode_the_run_is_offline_and_says_why(string? key, string notice)
    {
        RunSettings settings = Resolve(null, null, key);

        Assert.Equal(RunMode.Offline, settings.Mode);
        Assert.Equal(notice, settings.ModeNotice);
        Assert.DoesNotContain("0123", settings.ModeNotice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RunMode.Offline)]
    [InlineData(RunMode.Disabled)]
    public void A_mode_in_code_needs_no_notice_and_no_valid_variable(RunMode mode)
    {
        RunSettings settings = Resolve(mode, "nonsense", null);

        Assert.Equal(mode, settings.Mode);
        Assert.Null(settings.ModeNotice);
    }

    [Theory]
    [InlineData("Offline")]
    [InlineData("")]
    [InlineData("off")]
    public void Any_other_mode_is_an_error(string variable) => Assert.Equal(
        $"The environment variable WANDB_MODE is '{variable}', which is no mode; set it to 'offline' or 'disabled', or remove it.",
        Assert.Throws<WandbException>(() => Resolve(null, variable, null)).Message);

    [Fact]
    public void A_mode_that_is_none_is_an_error() => Assert.Equal(
        "RunOptions.Mode is 7, which is no RunMode; use Offline or Disabled.",
        Assert.Throws<ArgumentException>(() => Resolve((RunMode)7, null, null)).Message);

    private static RunSettings Resolve(RunMode? code, string? mode, string? key) =>
        new RunSettingsResolver(name => name switch { "WANDB_MODE" => mode, "WANDB_API_KEY" => key, _ => null }, "/").Resolve(new RunOptions { Mode = code });
}
