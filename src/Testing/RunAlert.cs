namespace Instrument.Testing;

/// <summary>An alert that a run has raised (docs/wire/online.md §2.9).</summary>
/// <param name="Title">Its title.</param>
/// <param name="Text">Its text.</param>
/// <param name="Severity"><c>INFO</c>, <c>WARN</c> or <c>ERROR</c>.</param>
/// <param name="WaitDuration">How long alerts of the same title stay quiet afterwards; <see langword="null"/> if the client did not say.</param>
public sealed record RunAlert(string Title, string Text, string Severity, TimeSpan? WaitDuration);
