using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Instrument.Tool.Sweeps;

/// <summary>The process of a trial: started without a shell and without input, ended politely first.</summary>
internal sealed class TrialProcess : IDisposable
{
    private const int Terminate = 15;

    private readonly Process _process;

    private TrialProcess(Process process) => _process = process;

    /// <summary>Starts a process.</summary>
    /// <exception cref="ToolException">It cannot be started.</exception>
    public static TrialProcess Start(IReadOnlyList<string> words, string directory, IEnumerable<KeyValuePair<string, string?>> environment)
    {
        ProcessStartInfo start = new(words[0]) { WorkingDirectory = directory, RedirectStandardInput = true, UseShellExecute = false };
        foreach (string word in words.Skip(1))
            start.ArgumentList.Add(word);
        foreach ((string name, string? value) in environment)
            start.Environment[name] = value;
        try
        {
            Process process = Process.Start(start)!;
            process.StandardInput.Close();
            return new TrialProcess(process);
        }
        catch (Win32Exception exception)
        {
            throw new ToolException(ExitCode.Failed, $"a trial cannot be started with '{string.Join(' ', words)}': {exception.Message}");
        }
    }

    /// <summary>Waits for the end of the process.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return _process.ExitCode;
    }

    /// <summary>Asks the process to end, where the system has a way to ask.</summary>
    public void RequestEnd()
    {
        if (_process.HasExited)
            return;
        if (OperatingSystem.IsWindows())
            Kill();
        else
            _ = SendSignal(_process.Id, Terminate);
    }

    /// <summary>Ends the process and those that it has started.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

#pragma warning disable SYSLIB1054, CA5392 // The generator of such calls needs unsafe code; libc is the system's own.
    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int processId, int signal);
#pragma warning restore SYSLIB1054, CA5392
}
