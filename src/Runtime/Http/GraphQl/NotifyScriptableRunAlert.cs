namespace Instrument.Http.GraphQl;

/// <summary>Sends an alert (docs/wire/online.md §2.9).</summary>
internal static class NotifyScriptableRunAlert
{
    private const string Document = """
        mutation NotifyScriptableRunAlert($entityName: String!, $projectName: String!, $runName: String!, $title: String!, $text: String!,
          $severity: AlertSeverity = INFO, $waitDuration: Duration) {
          notifyScriptableRunAlert(input: {entityName: $entityName, projectName: $projectName, runName: $runName, title: $title,
            text: $text, severity: $severity, waitDuration: $waitDuration}) {
            success
          }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<AlertVariables, AlertData> Operation { get; } =
        new("NotifyScriptableRunAlert", Document, GraphQlJson.Default.AlertVariables, GraphQlJson.Default.AlertData);

    /// <summary>The variables of an alert.</summary>
    public static AlertVariables Variables(RunPath run, RunAlert alert) => new(
        run.Entity, run.Project, run.RunId, alert.Title, alert.Text, Severity(alert.Severity), (long)alert.Wait.TotalMilliseconds);

    private static string Severity(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Warn => "WARN",
        AlertSeverity.Error => "ERROR",
        _ => "INFO",
    };
}

/// <summary>The variables of <see cref="NotifyScriptableRunAlert"/>; the wait is in milliseconds.</summary>
internal sealed record AlertVariables(
    string EntityName, string ProjectName, string RunName, string Title, string Text, string Severity, long WaitDuration);

/// <summary>The data of <see cref="GraphQl.NotifyScriptableRunAlert"/>.</summary>
internal sealed record AlertData(SuccessNode? NotifyScriptableRunAlert);

/// <summary>A payload that only says whether it worked.</summary>
internal sealed record SuccessNode(bool? Success);
