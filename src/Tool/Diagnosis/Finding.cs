using System.Text.Json.Serialization;

namespace Instrument.Tool.Diagnosis;

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What.</param>
/// <param name="Verdict">How it is.</param>
/// <param name="Message">What was found; for a fault the cause.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record Finding(string Name, Verdict Verdict, string Message, string? Remedy = null)
{
    /// <summary>The exit code that a failure stands for.</summary>
    [JsonIgnore]
    public int Code { get; init; } = ExitCode.Failed;
}

/// <summary>How something is.</summary>
internal enum Verdict
{
    /// <summary>Good.</summary>
    Ok,

    /// <summary>It can cause trouble.</summary>
    Warn,

    /// <summary>It is the cause of trouble.</summary>
    Fail,
}
