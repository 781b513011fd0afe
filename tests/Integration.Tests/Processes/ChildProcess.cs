using System.Diagnostics;
using System.Globalization;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Processes;

/// <summary>Runs the program of tests/ChildRun, whose run lies in a directory of the test.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const string RunId = "childrun";
    private readonly TemporaryDirectory _directory = new();
    private readonly Process _process;

    public ChildProcess(string ending, int rows)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = _directory.Path,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Instrument.ChildRun.dll"));
        start.ArgumentList.Add(ending);
        start.ArgumentList.Add(rows.ToString(CultureInfo.InvariantCulture));
        foreach (string variable in start.Environment.Keys.Where(name => name.StartsWith("WANDB_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(variable);
        start.Environment["WANDB_DIR"] = _directory.Path;
        start.Environment["WANDB_RUN_ID"] = RunId;
        _process = Process.Start(start)!;
        ErrorText = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>What the program printed to standard error.</summary>
    public Task<string> ErrorText { get; }

    /// <summary>The run's log.</summary>
    public string LogPath => Path.Combine(
        Directory.GetDirectories(_directory.File("wandb"), "offline-run-*").Single(), $"run-{RunId}.wandb");

    /// <summary>Everything in the run's directory.</summary>
    public string[] Files => Directory.GetFiles(Path.GetDirectoryName(LogPath)!);

    /// <summary>Waits for a line of its standard output.</summary>
    public async Task WaitForAsync(string line) => Assert.Equal(line, await _process.StandardOutput.ReadLineAsync());

    /// <summary>Ends the process at once, without any chance to clean up (SIGKILL).</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for the end and returns the exit code.</summary>
    public async Task<int> WaitForExitAsync()
    {
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _directory.Dispose();
    }
}
