using System.Diagnostics;
using System.Globalization;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Processes;

/// <summary>Runs the program of tests/ChildRun, whose run lies in a directory of the test.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const string RunId = "childrun";
    private readonly TemporaryDirectory? _ownDirectory;
    private readonly TemporaryDirectory _directory;
    private readonly Process _process;

    /// <summary>Starts the program.</summary>
    /// <param name="ending">How it is to end.</param>
    /// <param name="rows">How many rows it logs before.</param>
    /// <param name="noteLength">Characters of a text in each row.</param>
    /// <param name="directory">Where its run lies; its own directory if left out.</param>
    /// <param name="environment">Further environment variables.</param>
    /// <param name="page">A file that is logged as a page in the middle; with it, every row has a picture.</param>
    public ChildProcess(
        string ending, int rows, int noteLength = 0, TemporaryDirectory? directory = null, IEnumerable<KeyValuePair<string, string>>? environment = null, string? page = null)
        : this(
            [ending, rows.ToString(CultureInfo.InvariantCulture), noteLength.ToString(CultureInfo.InvariantCulture), .. page is null ? Array.Empty<string>() : [page]],
            directory, environment)
    {
    }

    /// <summary>Starts the program with arguments of its own.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="directory">Where its run lies; its own directory if left out.</param>
    /// <param name="environment">Further environment variables.</param>
    public ChildProcess(IEnumerable<string> arguments, TemporaryDirectory? directory = null, IEnumerable<KeyValuePair<string, string>>? environment = null)
    {
        _directory = directory ?? (_ownDirectory = new TemporaryDirectory());
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = _directory.Path,
        };
        // Beside the tests lie only the assemblies that their own frameworks do not have.
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add("--runtimeconfig");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Instrument.Integration.Tests.runtimeconfig.json"));
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Instrument.ChildRun.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (string variable in start.Environment.Keys.Where(name => name.StartsWith("WANDB_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(variable);
        start.Environment["WANDB_DIR"] = _directory.Path;
        start.Environment["WANDB_RUN_ID"] = RunId;
        // Also on a machine that has a key.
        start.Environment["WANDB_MODE"] = "offline";
        foreach ((string name, string value) in environment ?? [])
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        ErrorText = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>What the program printed to standard error.</summary>
    public Task<string> ErrorText { get; }

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>The run's log.</summary>
    public string LogPath => Path.Combine(
        Directory.GetDirectories(_directory.File("wandb"), "offline-run-*").Single(), $"run-{RunId}.wandb");

    /// <summary>Everything in the run's directory.</summary>
    public string[] Files => Directory.GetFiles(Path.GetDirectoryName(LogPath)!);

    /// <summary>Waits for a line of its standard output.</summary>
    public async Task WaitForAsync(string line)
    {
        if (await _process.StandardOutput.ReadLineAsync() != line)
            Assert.Fail($"The program ended before it printed '{line}': {await ErrorText}");
    }

    /// <summary>The rest of its standard output, when it has ended.</summary>
    public Task<string> ReadOutputAsync() => _process.StandardOutput.ReadToEndAsync();

    /// <summary>Reads the next line of its standard output; <see langword="null"/> when there is none.</summary>
    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync();

    /// <summary>Ends the process at once, without any chance to clean up (SIGKILL).</summary>
    public void Kill() => _process.Kill();

    /// <summary>Sends a signal to the process, by its name.</summary>
    public async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", ["-s", signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

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
        _ownDirectory?.Dispose();
    }
}
