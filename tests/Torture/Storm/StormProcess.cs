using System.Diagnostics;
using Instrument.Torture.Uploads;

namespace Instrument.Torture.Storm;

/// <summary>A process of a storm: one that logs, or the tool that sends what a killed one has left.</summary>
internal sealed class StormProcess : IDisposable
{
    // What takes longer hangs.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    // 128 and the number of the signal, as the runtime tells it.
    private const int Killed = 137;

    private readonly Process _process;
    private readonly Task<string> _error;

    private StormProcess(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        // With the frameworks of this program: what one of them brings along is not copied beside the tool.
        string frameworks = Path.Combine(AppContext.BaseDirectory, "Instrument.Torture.runtimeconfig.json");
        ProcessStartInfo start = new("dotnet", ["exec", "--runtimeconfig", frameworks, Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = environment["WANDB_DIR"],
        };
        foreach (string variable in start.Environment.Keys.Where(name => name.StartsWith("WANDB_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(variable);
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts a process that logs.</summary>
    public static StormProcess Log(StormPlan plan, IReadOnlyDictionary<string, string> environment) =>
        new("Instrument.Torture.dll", [StormChild.CommandName, plan.ToString()], environment);

    /// <summary>Starts a process that logs artifacts.</summary>
    public static StormProcess Upload(UploadPlan plan, IReadOnlyDictionary<string, string> environment) =>
        new("Instrument.Torture.dll", [UploadChild.CommandName, plan.ToString()], environment);

    /// <summary>Starts <c>instrument sync</c>.</summary>
    public static StormProcess Sync(IReadOnlyDictionary<string, string> environment) => new("Instrument.Tool.dll", ["sync"], environment);

    /// <summary>Waits until it has printed a line, or has ended.</summary>
    public async Task ReadLineAsync() => await _process.StandardOutput.ReadLineAsync().ConfigureAwait(false);

    /// <summary>Kills it (SIGKILL) after a while, unless it has ended before.</summary>
    /// <returns>Whether it was killed.</returns>
    public async Task<bool> KillAfterAsync(TimeSpan time)
    {
        await Task.Delay(time).ConfigureAwait(false);
        bool isAlive = !_process.HasExited;
        _process.Kill();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        return isAlive && _process.ExitCode != 0;
    }

    /// <summary>Kills it (SIGKILL) now.</summary>
    public void Kill() => _process.Kill();

    /// <summary>What it has printed, when it has ended.</summary>
    public Task<string> ReadOutputAsync() => _process.StandardOutput.ReadToEndAsync();

    /// <summary>Waits for its end, and tells whether it was killed.</summary>
    public async Task<bool> WasKilledAsync()
    {
        using CancellationTokenSource limit = new(Limit);
        await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        return _process.ExitCode == Killed;
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>What went wrong; <see langword="null"/> if nothing did.</returns>
    public async Task<string?> EndAsync()
    {
        using CancellationTokenSource limit = new(Limit);
        try
        {
            Task<string> output = _process.StandardOutput.ReadToEndAsync(limit.Token);
            await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return _process.ExitCode == 0 ? null : $"exit code {_process.ExitCode}: {await _error.ConfigureAwait(false)} {await output.ConfigureAwait(false)}";
        }
        catch (OperationCanceledException)
        {
            return $"it had not ended after {Limit}";
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
