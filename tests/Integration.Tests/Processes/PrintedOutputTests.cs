using System.Text.Json.Nodes;
using Instrument.ChildRun;
using Instrument.Integration.Tests.Artifacts;
using Instrument.Integration.Tests.Online;
using Instrument.Pipeline;
using Instrument.Reading;
using Instrument.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrument.Integration.Tests.Processes;

/// <summary>What a program prints is at the server, however its run comes there and however the process ends.</summary>
public sealed class PrintedOutputTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private FakeWandbServer _server = null!;

    public async Task InitializeAsync() => _server = await FakeWandbServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task An_online_run_has_its_lines_and_their_file_at_the_server()
    {
        using ChildProcess child = new("print", rows: 10, directory: _directory, environment: OnlineVariables());
        Assert.Equal(0, await child.WaitForExitAsync());

        AssertPrinted();
        Assert.Contains("instrument: run childrun", await child.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_offline_run_that_is_sent_later_has_the_same()
    {
        using ChildProcess child = new("print", rows: 10, directory: _directory);
        Assert.Equal(0, await child.WaitForExitAsync());
        Assert.True((await ArtifactRun.SyncAsync(_server, _directory, child.LogPath)).IsComplete);

        AssertPrinted();
        Assert.Single(_server.Run("childrun").Files.Keys, name => name.StartsWith("output", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_labelled_run_in_parts_has_its_parts_at_the_server_and_all_lines_live()
    {
        Dictionary<string, string> variables = OnlineVariables();
        variables["WANDB_X_LABEL"] = "rank 0";
        variables["WANDB_CONSOLE_MULTIPART"] = "true";
        variables["WANDB_CONSOLE_CHUNK_MAX_BYTES"] = "200";
        using ChildProcess child = new("print", rows: 10, directory: _directory, environment: variables);
        Assert.Equal(0, await child.WaitForExitAsync());

        RunState state = _server.Run("childrun");
        Assert.Equal(ChildOutput.Lines.Select(line => line.Text), state.ConsoleText);
        Assert.All(state.ConsoleLines, line => Assert.Equal("rank 0", (string?)JsonNode.Parse(line.Text)!["label"]));
        string[] parts = [.. state.Files.Keys.Where(name => name.Contains("output", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.True(parts.Length > 2);
        Assert.All(parts, name => Assert.Matches("^logs/output_rank 0_[0-9]{8}_[0-9]{6}_[0-9]{9}\\.log$", name));
        Assert.Equal(Printed(), string.Concat(parts.Select(name => state.Files[name].Text)));
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task A_run_that_captures_nothing_has_nothing()
    {
        Dictionary<string, string> variables = OnlineVariables();
        variables["WANDB_CONSOLE"] = "off";
        using ChildProcess child = new("print", rows: 10, directory: _directory, environment: variables);
        Assert.Equal(0, await child.WaitForExitAsync());

        Assert.Empty(_server.Run("childrun").ConsoleLines);
        Assert.DoesNotContain("output.log", _server.Run("childrun").Files.Keys);
    }

    [Fact]
    public async Task The_exception_that_ends_the_process_is_the_end_of_its_output()
    {
        using ChildProcess child = new("print and throw", rows: 10, directory: _directory, environment: OnlineVariables());
        Assert.NotEqual(0, await child.WaitForExitAsync());

        RunState state = _server.Run("childrun");
        List<string> lines = [.. state.ConsoleText.Skip(ChildOutput.Lines.Count)];
        Assert.Equal("unfinishedUnhandled exception. System.InvalidOperationException: the training failed", lines[0]);
        Assert.Contains("   at Program.", lines[1], StringComparison.Ordinal);
        Assert.All(state.ConsoleLines.Skip(ChildOutput.Lines.Count), line => Assert.Equal("error", (string?)JsonNode.Parse(line.Text)!["level"]));
        Assert.Equal(Printed() + string.Concat(lines.Select(line => line + "\n")), state.Files["output.log"].Text);
        Assert.Equal(("failed", 1), (state.State, state.ExitCode));
        // The console has it from the runtime itself, once.
        Assert.Single((await child.ErrorText).Split('\n'), line => line.Contains("Unhandled exception. ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lines_that_had_ended_survive_a_kill()
    {
        using ChildProcess child = new("print and wait", rows: 10);
        while (await child.ReadLineAsync() is { } line && line != "printed")
            continue;
        child.Kill();
        await child.WaitForExitAsync();

        RunRecovery.Recover(Path.ChangeExtension(child.LogPath, ".rows"), TimeProvider.System, NullLogger.Instance);
        using RunReader reader = RunReader.Open(child.LogPath);
        string printed = string.Concat(reader.ReadConsole().Where(output => output.Source == ConsoleSource.StandardOutput).Select(output => output.Text));
        Assert.Contains("line 98\nprinted\n", printed, StringComparison.Ordinal);
        Assert.Contains("line 99\n", reader.ReadConsole().Select(output => output.Text));
    }

    private void AssertPrinted()
    {
        RunState state = _server.Run("childrun");
        Assert.Equal(ChildOutput.Lines.Select(line => line.Text), state.ConsoleText);
        Assert.Equal(ChildOutput.Lines.Select(line => line.IsError), state.ConsoleLines.Select(line => (string?)JsonNode.Parse(line.Text)!["level"] == "error"));
        Assert.Equal(Printed(), state.Files["output.log"].Text);
        Assert.Empty(_server.Violations);
    }

    private static string Printed() => string.Concat(ChildOutput.Lines.Select(line => line.Text + "\n"));

    private Dictionary<string, string> OnlineVariables()
    {
        Dictionary<string, string> variables = OnlineRun.ProcessEnvironment(_server);
        variables.Remove("WANDB_RESUME");
        return variables;
    }
}
