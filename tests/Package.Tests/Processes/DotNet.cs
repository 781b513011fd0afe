namespace Instrument.Package.Tests.Processes;

/// <summary>Runs commands of the .NET SDK.</summary>
internal static class DotNet
{
    /// <summary>Runs <c>dotnet</c> in a folder until its end.</summary>
    public static Task<ProcessResult> RunAsync(string folder, params IEnumerable<string> arguments) =>
        ChildProcess.RunAsync(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", folder, arguments);
}
