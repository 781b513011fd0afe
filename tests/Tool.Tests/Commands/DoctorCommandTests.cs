using System.Text.Json.Nodes;
using Instrument.Testing;

namespace Instrument.Tool.Tests.Commands;

public sealed class DoctorCommandTests : ToolTest
{
    [Fact]
    public async Task A_machine_in_order_has_no_failure()
    {
        JsonNode report = await JsonAsync(ExitCode.Ok, "doctor");

        Assert.Equal(
            ["settings", "key", "proxy", "name", "connection", "TLS", "server", "clock", "account", "directory", "disk", "netrc", "runs"],
            report["findings"]!.AsArray().Select(finding => (string)finding!["name"]!));
        Assert.DoesNotContain("Fail", report["findings"]!.AsArray().Select(finding => (string)finding!["verdict"]!));
        Assert.Equal(Server.Violations, []);
    }

    [Fact]
    public async Task A_key_that_the_server_does_not_know_is_named()
    {
        Variables["WANDB_API_KEY"] = new string('d', 40);

        ToolRun run = (await RunAsync("doctor")).MustEnd(ExitCode.NoPermission);

        Assert.Contains("FAIL account", run.Output, StringComparison.Ordinal);
        Assert.Contains("does not accept the API key", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('d', 40), run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_bad_form_and_a_missing_one_are_told_apart()
    {
        Variables["WANDB_API_KEY"] = "short";
        Assert.Contains("FAIL settings", (await RunAsync("doctor")).MustEnd(ExitCode.NoPermission).Output, StringComparison.Ordinal);

        Variables.Remove("WANDB_API_KEY");
        Assert.Contains("FAIL key        no API key", (await RunAsync("doctor")).MustEnd(ExitCode.NoPermission).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_at_the_step_that_fails()
    {
        ToolRun run = (await RunAsync("doctor", "--base-url", "http://127.0.0.1:1")).MustEnd(ExitCode.Unreachable);

        Assert.Contains("ok   name", run.Output, StringComparison.Ordinal);
        Assert.Contains("FAIL connection no connection to 127.0.0.1:1", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("account", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_netrc_file_that_others_can_read_is_a_warning()
    {
        if (OperatingSystem.IsWindows())
            return;
        await File.WriteAllTextAsync(Netrc, "machine other\n  login user\n  password secret\n");
        File.SetUnixFileMode(Netrc, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        ToolRun run = (await RunAsync("doctor")).MustEnd(ExitCode.Ok);

        Assert.Contains("warn netrc", run.Output, StringComparison.Ordinal);
        Assert.Contains($"chmod 600 {Netrc}", run.Output, StringComparison.Ordinal);
    }
}

/// <summary>A server whose clock is ten minutes ahead.</summary>
public sealed class DoctorClockTests() : ToolTest(new FakeWandbOptions { ClockSkew = TimeSpan.FromMinutes(10) })
{
    [Fact]
    public async Task A_clock_that_is_wrong_is_named()
    {
        ToolRun run = (await RunAsync("doctor")).MustEnd(ExitCode.Failed);

        Assert.Matches("FAIL clock +this machine's clock is (599|600|601|60[2-9]|59[0-8]) s behind", run.Output);
    }
}

/// <summary>A server whose certificate nobody trusts.</summary>
public sealed class DoctorTlsTests() : ToolTest(new FakeWandbOptions { UseHttps = true })
{
    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_named() =>
        Assert.Contains("FAIL TLS", (await RunAsync("doctor")).MustEnd(ExitCode.Unreachable).Output, StringComparison.Ordinal);
}
