namespace Instrument.Tool.Tests;

/// <summary>How a command ended and what it wrote.</summary>
internal sealed record ToolRun(int Code, string Output, string Error)
{
    /// <summary>Fails the test with everything that was written unless the command ended so.</summary>
    public ToolRun MustEnd(int code)
    {
        Assert.True(Code == code, $"exit code {Code} instead of {code}:\n{Output}\n{Error}");
        return this;
    }
}
