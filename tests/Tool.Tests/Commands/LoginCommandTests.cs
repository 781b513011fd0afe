using System.Text.Json.Nodes;

namespace Instrument.Tool.Tests.Commands;

public sealed class LoginCommandTests : ToolTest
{
    [Fact]
    public async Task A_key_from_standard_input_is_verified_and_kept_where_only_its_owner_can_read_it()
    {
        Variables.Remove("WANDB_API_KEY");

        ToolRun run = (await WithInputAsync(Server.ApiKey + "\n", "login", "--key-stdin")).MustEnd(ExitCode.Ok);

        Assert.Contains("Logged in", run.Output, StringComparison.Ordinal);
        Assert.Contains("test-user", run.Output, StringComparison.Ordinal);
        Assert.Contains($"password {Server.ApiKey}", await File.ReadAllTextAsync(Netrc), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Netrc));
        (await RunAsync("sync")).MustEnd(ExitCode.Ok);
        Assert.Contains($"key:     {Netrc}", (await RunAsync("status")).MustEnd(ExitCode.Ok).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_from_the_prompt_is_not_shown()
    {
        Variables.Remove("WANDB_API_KEY");

        ToolRun run = await RunAsync(host => host with { ReadSecret = () => Server.ApiKey }, CancellationToken.None, "login");

        run.MustEnd(ExitCode.Ok);
        Assert.Contains("/authorize", run.Error, StringComparison.Ordinal);
        Assert.Contains(Server.ApiKey, await File.ReadAllTextAsync(Netrc), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_the_server_does_not_know_is_not_kept()
    {
        Variables["WANDB_API_KEY"] = new string('e', 40);

        ToolRun run = (await RunAsync("login")).MustEnd(ExitCode.NoPermission);

        Assert.Contains("WANDB_API_KEY", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('e', 40), run.Output + run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Netrc));
    }

    [Theory]
    [InlineData("--base-url")]
    [InlineData("--host")]
    public async Task The_server_that_is_named_is_kept_for_programs_and_later_commands(string option)
    {
        string baseUrl = Variables["WANDB_BASE_URL"];
        Variables.Remove("WANDB_BASE_URL");
        Directory.CreateDirectory(Root.File("wandb"));
        await File.WriteAllTextAsync(Root.File("wandb/settings"), "[default]\nbase_url = https://other.test\nentity = e\n");

        ToolRun run = (await RunAsync("login", option, baseUrl)).MustEnd(ExitCode.Ok);

        Assert.Contains($"use this server, by {Root.File("config/settings")}", run.Output, StringComparison.Ordinal);
        Assert.Equal($"[default]\nbase_url = {baseUrl}\n", await File.ReadAllTextAsync(Root.File("config/settings")));
        Assert.Equal("[default]\nentity = e\n", await File.ReadAllTextAsync(Root.File("wandb/settings")));
        Assert.Equal(baseUrl, (string?)(await JsonAsync(ExitCode.Ok, "status"))["server"]);
        (await RunAsync("login", option, "https://api.wandb.ai", "--no-verify")).MustEnd(ExitCode.Ok);
        Assert.Equal("[default]\n", await File.ReadAllTextAsync(Root.File("config/settings")));
    }

    [Fact]
    public async Task A_variable_that_names_another_server_is_told()
    {
        ToolRun run = (await RunAsync("login", "--base-url", "https://wandb.example.com", "--no-verify")).MustEnd(ExitCode.Ok);

        Assert.Contains($"WANDB_BASE_URL is {Variables["WANDB_BASE_URL"]}, which programs and later commands use", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_verification_no_request_is_made()
    {
        JsonNode report = await JsonAsync(ExitCode.Ok, "login", "--no-verify");

        Assert.Empty(Server.Requests);
        Assert.Equal(Netrc, (string?)report["netrc"]);
        Assert.Null(report["username"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_on_the_command_line_is_refused_and_not_repeated(bool asOption)
    {
        ToolRun run = await RunAsync(asOption ? ["login", "--key=" + Server.ApiKey] : ["login", Server.ApiKey]);

        Assert.Contains("the key is no argument", run.MustEnd(ExitCode.Usage).Error, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_key_where_no_command_takes_one_is_not_repeated() =>
        Assert.Contains("***", (await RunAsync("status", Server.ApiKey)).MustEnd(ExitCode.Usage).Error, StringComparison.Ordinal);

    [Fact]
    public async Task A_broken_key_in_the_netrc_file_can_be_replaced()
    {
        await File.WriteAllTextAsync(Netrc, $"machine {new Uri(Server.BaseUrl).Authority}\n  login user\n  password short\n");

        (await RunAsync("login")).MustEnd(ExitCode.Ok);

        Assert.Contains(Server.ApiKey, await File.ReadAllTextAsync(Netrc), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_cannot_be_a_key_is_refused_without_being_repeated()
    {
        ToolRun run = (await WithInputAsync("my secret\n", "login", "--key-stdin")).MustEnd(ExitCode.Usage);

        Assert.Contains("cannot be an API key", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("my secret", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_keyboard_the_other_ways_are_named()
    {
        Variables.Remove("WANDB_API_KEY");

        Assert.Contains("--key-stdin", (await RunAsync("login")).MustEnd(ExitCode.Usage).Error, StringComparison.Ordinal);
    }

    private Task<ToolRun> WithInputAsync(string text, params string[] args) =>
        RunAsync(host => host with { Input = new StringReader(text) }, CancellationToken.None, args);
}
