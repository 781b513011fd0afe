using Instrument.Integration.Tests.Online;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Processes;

/// <summary>What a program without a logger reads on its screen when something is wrong.</summary>
public sealed class NoticeTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_wrong_key_is_told_when_it_is_known_and_once_more_at_the_end()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        Dictionary<string, string> environment = OnlineRun.ProcessEnvironment(server);
        environment.Remove("WANDB_RESUME");
        environment["WANDB_API_KEY"] = new string('a', 40);
        using ChildProcess child = new("finish", rows: 10, directory: _directory, environment: environment);

        Assert.Equal(0, await child.WaitForExitAsync());
        string[] lines = (await child.ErrorText).Split('\n');

        string told = Assert.Single(lines, line => line.StartsWith("instrument: the run cannot be sent: ", StringComparison.Ordinal));
        Assert.Contains("does not accept the API key from ", told, StringComparison.Ordinal);
        Assert.Contains("send it later with: instrument sync ", told, StringComparison.Ordinal);
        Assert.Single(lines, line => line.StartsWith("instrument: not all of the run was sent: ", StringComparison.Ordinal));
        Assert.DoesNotContain(new string('a', 40), string.Concat(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_malformed_settings_file_is_named_with_its_line_and_the_defaults_are_used()
    {
        Directory.CreateDirectory(_directory.File("config"));
        await File.WriteAllTextAsync(_directory.File("config/settings"), "[default]\nbase_url = https://wandb.example.com\nthis is no setting\n");
        Dictionary<string, string> environment = new()
        {
            ["WANDB_CONFIG_DIR"] = _directory.File("config"),
            ["NETRC"] = _directory.File("netrc"),
            ["WANDB_MODE"] = "online",
        };
        using ChildProcess child = new("finish", rows: 10, directory: _directory, environment: environment);

        Assert.Equal(0, await child.WaitForExitAsync());
        string text = await child.ErrorText;

        Assert.Contains($"instrument: Line 3 of the settings file {_directory.File("config/settings")} ", text, StringComparison.Ordinal);
        Assert.Contains("10 logged = 10 kept + 0 dropped", text, StringComparison.Ordinal);
        Assert.Contains("the run is recorded offline", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_malformed_netrc_file_is_named_with_its_line()
    {
        await File.WriteAllTextAsync(_directory.File("netrc"), "machine api.wandb.ai\n  login user\n  pasword secret\n");
        Dictionary<string, string> environment = new()
        {
            ["WANDB_CONFIG_DIR"] = _directory.File("none"),
            ["NETRC"] = _directory.File("netrc"),
            ["WANDB_MODE"] = "online",
        };
        using ChildProcess child = new("finish", rows: 10, directory: _directory, environment: environment);

        Assert.Equal(0, await child.WaitForExitAsync());
        string text = await child.ErrorText;

        Assert.Contains(_directory.File("netrc"), text, StringComparison.Ordinal);
        Assert.Contains("line 3", text, StringComparison.Ordinal);
        Assert.Contains("10 logged = 10 kept + 0 dropped", text, StringComparison.Ordinal);
    }
}
