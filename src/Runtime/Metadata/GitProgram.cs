using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Instrument.Metadata;

/// <summary>
/// Runs git for a short while: without a terminal, without locks on the repository, and without programs that the repository's own settings
/// name. What fails or takes too long gives no answer.
/// </summary>
/// <param name="program">Full path of git.</param>
/// <param name="directory">The folder to run it in.</param>
/// <param name="time">The clock.</param>
internal sealed class GitProgram(string program, string directory, TimeProvider time)
{
    private static readonly string[] Always = ["--no-pager", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false"];

    /// <summary>What git writes.</summary>
    /// <param name="patience">How long it may take; then it is killed.</param>
    /// <param name="limit">How many characters it may write; when there are more it is killed.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <param name="arguments">The command.</param>
    /// <returns>The text; <see langword="null"/> if there is none to be had.</returns>
    public async Task<string?> RunAsync(TimeSpan patience, int limit, CancellationToken cancellation, params string[] arguments)
    {
        using CancellationTokenSource late = new(patience, time);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        Process? git = null;
        try
        {
            git = Process.Start(StartInfo(arguments));
            if (git is null)
                return null;
            git.StandardInput.Close();
            // Nobody reads what it complains about, and it must not wait for that.
            git.ErrorDataReceived += static (_, _) => { };
            git.BeginErrorReadLine();
            string? output = await ReadAsync(git.StandardOutput, limit, end.Token).ConfigureAwait(false);
            if (output is null)
                return null;
            await git.WaitForExitAsync(end.Token).ConfigureAwait(false);
            return git.ExitCode == 0 ? output : null;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or InvalidOperationException or OperationCanceledException)
        {
            return null;
        }
        finally
        {
            Kill(git);
        }
    }

    private static async Task<string?> ReadAsync(StreamReader output, int limit, CancellationToken cancellation)
    {
        StringBuilder text = new();
        char[] buffer = new char[4096];
        while (true)
        {
            int count = await output.ReadAsync(buffer.AsMemory(), cancellation).ConfigureAwait(false);
            if (count == 0)
                return text.ToString();
            text.Append(buffer, 0, count);
            if (text.Length > limit)
                return null;
        }
    }

    private static void Kill(Process? git)
    {
        if (git is null)
            return;
        try
        {
            if (!git.HasExited)
                git.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or NotSupportedException or AggregateException)
        {
            // It has ended meanwhile, or the system does not let it be ended; nobody waits for it.
        }
        git.Dispose();
    }

    private ProcessStartInfo StartInfo(string[] arguments)
    {
        ProcessStartInfo start = new(program)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (string argument in Always.Concat(arguments))
            start.ArgumentList.Add(argument);
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        // Else git status writes into the repository while its user works there.
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
