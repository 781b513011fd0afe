namespace Instrument.Testing.State;

/// <summary>Why a request is not served. Without a kind of violation a real client could be in the same situation and is not to blame.</summary>
internal sealed class RefusalException(int status, string message, ViolationKind? kind = null, string? code = null) : Exception(message)
{
    public int Status { get; } = status;

    public ViolationKind? Kind { get; } = kind;

    /// <summary>The code that GraphQL errors carry (§2.2).</summary>
    public string? Code { get; } = code;

    /// <summary>A request that breaks a rule of the protocol.</summary>
    public static RefusalException Violates(ViolationKind kind, string message, int status = 400) => new(status, message, kind);
}
