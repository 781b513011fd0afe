namespace Instrument.Package.Tests.Processes;

/// <summary>How a command ended and what it printed.</summary>
internal sealed record ProcessResult(string Command, int ExitCode, string Output)
{
    /// <summary>Fails the test with everything that was printed unless the command succeeded.</summary>
    public ProcessResult MustSucceed()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with exit code {ExitCode}:\n{Output}");
        return this;
    }
}
