using Instrument.Http;

namespace Instrument.Tool;

/// <summary>The end of a command that cannot do what was asked: its message is one line with the way out.</summary>
internal sealed class ToolException(int exitCode, string message) : Exception(message)
{
    /// <summary>How the process ends.</summary>
    public int Code { get; } = exitCode;

    /// <summary>The end of a command whose call to the server failed.</summary>
    public static ToolException Of(ApiFailure failure) => new(ExitCode.Of(failure.Kind), failure.Message);
}
