using System.Diagnostics;

namespace Instrument.Package.Tests.Processes;

/// <summary>Runs a program in a folder until its end, at most four minutes, with an environment that is not that of the test run.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    public static async Task<ProcessResult> RunAsync(string program, string folder, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        SetEnvironment(start.Environment);
        string command = $"{Path.GetFileName(program)} {string.Join(' ', arguments)}";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task end = Task.WhenAll(output, error, process.WaitForExitAsync());
        try
        {
            await end.WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            await end;
            Assert.Fail($"{command} was stopped after {Limit}:\n{await output}{await error}");
        }
        return new ProcessResult(command, process.ExitCode, await output + await error);
    }

    private static void SetEnvironment(IDictionary<string, string?> environment)
    {
        // What 'dotnet test' sets for its own build, and what would change the runs of consumers.
        foreach (string name in environment.Keys.Where(IsForeign).ToArray())
            environment.Remove(name);
        // No process may outlive the command: it would hold the output open and files of the temporary folder.
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["UseSharedCompilation"] = "false";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_NOLOGO"] = "1";
        // Also on a machine that has a key.
        environment["WANDB_MODE"] = "offline";
        // An installed tool looks for the runtime where installers put it, and the one of the tests can be elsewhere.
        environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
    }

    private static bool IsForeign(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("VSTEST_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("WANDB_", StringComparison.Ordinal);
}
