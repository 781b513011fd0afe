namespace Instrument.Http.GraphQl;

/// <summary>A message that the server sends to the run's owner.</summary>
/// <param name="Title">Documented as shorter than 64 characters.</param>
/// <param name="Text">The body.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Wait">How long alerts of the same title are held back after it; sent in whole milliseconds.</param>
internal sealed record RunAlert(string Title, string Text, AlertSeverity Severity, TimeSpan Wait);
