namespace Instrument.Testing;

/// <summary>A request that broke a rule of the protocol. It was refused and changed nothing, unless the message says otherwise.</summary>
/// <param name="Kind">Which rule.</param>
/// <param name="Message">What was wrong.</param>
/// <param name="RequestNumber">The <see cref="FakeRequest.Number"/> of the request.</param>
public sealed record Violation(ViolationKind Kind, string Message, int RequestNumber)
{
    /// <summary>The violation in one line, as test frameworks print it.</summary>
    /// <returns>Kind, request and message.</returns>
    public override string ToString() => $"{Kind} in request {RequestNumber}: {Message}";
}
