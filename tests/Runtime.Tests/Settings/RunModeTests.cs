using Instrument.Settings;

namespace Instrument.Runtime.Tests.Settings;

public sealed class RunModeTests
{
    private const string NoKey = "no W&B API key found, so the run is recorded offline; set WANDB_API_KEY or run 'instrument login' to send runs";

    private static readonly string Key = new('0', 40);

    [Theory]
    [InlineData("offline", RunMode.Offline)]
    [InlineData("dryrun", RunMode.Offline)]
    [InlineData("disabled", RunMode.Disabled)]
    [InlineData("online", RunMode.Online)]
    [InlineData("run", RunMode.Online)]
    [InlineData("shared", RunMode.Shared)]
    public void The_environment_names_a_mode(string variable, RunMode expected)
    {
        RunSettings settings = Resolve(null, variable, Key);

        Assert.Equal(expected, settings.Mode);
        Assert.Null(settings.ModeNotice);
        Assert.Equal(expected is RunMode.Online or RunMode.Shared, settings.Server is not null);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("online")]
    public void Without_a_key_the_run_is_offline_and_says_why(string? variable)
    {
        RunSettings settings = Resolve(null, variable, null);

        Assert.Equal(RunMode.Offline, settings.Mode);
        Assert.Equal(NoKey, settings.ModeNotice);
    }

    [Fact]
    public void With_a_key_and_without_a_mode_the_run_is_online() => Assert.Equal(RunMode.Online, Resolve(null, null, Key).Mode);

    [Fact]
    public void Where_no_network_is_used_nobody_looks_for_a_key() => Assert.Null(
        new RunSettingsResolver(_ => null, "/", _ => throw new InvalidOperationException("looked")).Resolve(new RunOptions { Mode = RunMode.Offline }).Server);

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
        $"The environment variable WANDB_MODE is '{variable}', which is no mode; set it to 'online', 'offline', 'disabled' or 'shared', or remove it.",
        Assert.Throws<WandbException>(() => Resolve(null, variable, null)).Message);

    [Fact]
    public void A_mode_that_is_none_is_an_error() => Assert.Equal(
        "RunOptions.Mode is 7, which is no RunMode; use Online, Offline, Disabled or Shared.",
        Assert.Throws<ArgumentException>(() => Resolve((RunMode)7, null, null)).Message);

    private static RunSettings Resolve(RunMode? code, string? mode, string? key) =>
        new RunSettingsResolver(name => name == "WANDB_MODE" ? mode : null, "/", _ => Server(key)).Resolve(new RunOptions { Mode = code });

    private static ServerSettings Server(string? key) => new() { ApiKey = ApiKey.TryParse(key, out ApiKey? parsed, out _) ? parsed : null };
}
