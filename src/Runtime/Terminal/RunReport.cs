using System.Globalization;
using System.Text;
using Instrument.Generated;
using Instrument.Pipeline;
using Instrument.Rows;
using Instrument.Settings;

namespace Instrument.Terminal;

/// <summary>The lines that a run prints: its banner at the start, its summary at the end.</summary>
internal static class RunReport
{
    private const int SparklineWidth = 40;
    private const int MaxMetrics = 40;
    private const int MaxTextLength = 20;
    private const string TypeLeaf = "_type";

    /// <summary>The lines at the start.</summary>
    public static IEnumerable<string> Banner(RunSettings settings, string directory, IReadOnlyList<RecoveryResult> recovered)
    {
        foreach (RecoveryResult result in recovered)
        {
            yield return result.Error is null
                ? string.Create(CultureInfo.InvariantCulture, $"recovered {result.Rows:N0} rows of an earlier run that was killed{Lost(result)}: {result.LogPath}")
                : $"rows of an earlier run cannot be recovered, {result.Error}: {result.LogPath}";
        }
        foreach (SettingFinding finding in settings.Findings)
            yield return finding.Message;
        if (settings.ModeNotice is { } notice)
            yield return notice;
        yield return settings.Server is { } server
            ? $"run {settings.RunId} of project {settings.Project}, recorded in {directory} and sent to {server.Address.AppUrl}"
            : $"run {settings.RunId} of project {settings.Project}, recorded in {directory}";
    }

    /// <summary>The line when the server knows the run.</summary>
    public static string Registered(string name, string url) => $"run {name} is shown at {url}";

    /// <summary>The line after that for a run that is a trial.</summary>
    public static string OfSweep(string sweepId, string url) => $"it is a trial of sweep {sweepId}, which is shown at {url}";

    /// <summary>The lines at the end: each metric's history and last value, the account of the rows, and how to upload the run.</summary>
    public static IEnumerable<string> Summary(RunSettings settings, string directory, MetricTable metrics, RunReceipt receipt, bool blocks)
    {
        List<MetricTrack> shown = [.. metrics.All.Where(metric => metric.HasValue && !metric.IsAutomatic && metric.InSummary && StandsForItself(metric))];
        shown.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        int nameWidth = shown.Take(MaxMetrics).Select(metric => NameOf(metric).Length).DefaultIfEmpty().Max();
        yield return "";
        foreach (MetricTrack metric in shown.Take(MaxMetrics))
        {
            string history = metric.Count > 1 ? Sparkline.Draw(metric.Samples.Samples, SparklineWidth, blocks) : "";
            yield return $"  {NameOf(metric).PadRight(nameWidth)}  {history.PadRight(SparklineWidth)}  {(metric.IsPart ? Text(metric.Last).Trim('"') : Text(metric.Last))}";
        }
        if (shown.Count > MaxMetrics)
            yield return $"  … and {shown.Count - MaxMetrics} more metrics";
        if (shown.Count != 0)
            yield return "";
        yield return Rows(receipt, settings.Server is not null);
        if (receipt.Behind != 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{receipt.Behind:N0} rows asked for a step that lay behind and have a later one");
        if (receipt.BeyondLineLimit != 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{receipt.BeyondLineLimit:N0} rows are longer than W&B takes: they are in the log, and W&B refuses them");
        if (receipt.NonFiniteLeftOut + receipt.FamilyLeftOut != 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{receipt.NonFiniteLeftOut:N0} values were not finite and {receipt.FamilyLeftOut:N0} had no name in their family: they are left out of their rows");
        if (receipt.ValuesLeftOut != 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{receipt.ValuesLeftOut:N0} images, tables and the like are left out of their rows, because a file could not be read or written");
        if (receipt.ConsoleBytesLeftOut != 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{receipt.ConsoleLinesLeftOut:N0} lines of console output ({receipt.ConsoleBytesLeftOut:N0} bytes) are left out of the run: there was too much of it");
        if (receipt.Error is { } error)
            yield return "rows or the end of the log are missing: " + error;
        yield return string.Create(CultureInfo.InvariantCulture, $"run {settings.RunId} ended with exit code {receipt.ExitCode} after {receipt.Runtime:c}");
        yield return $"log:    {receipt.LogPath}";
        if (receipt.Url is { } url)
            yield return $"run:    {url}";
        if (receipt.FailedFiles.Count != 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{receipt.FailedFiles.Count:N0} files were not uploaded, such as {receipt.FailedFiles.First().Key}: {receipt.FailedFiles.First().Value}");
        if (receipt.SendError is { } reason)
            yield return "not all of the run was sent: " + reason;
        if (settings.Server is null)
            yield return $"upload: instrument sync {Quote(directory)}, or wandb sync {Quote(directory)}";
        else if (receipt.SendError is not null || receipt.Pending != receipt.Refused)
            yield return $"upload: instrument sync {Quote(directory)}";
    }

    private static string Lost(RecoveryResult result)
    {
        string rows = result.Lost == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {result.Lost:N0} are lost");
        return result.ValuesLost == 0
            ? rows
            : rows + string.Create(CultureInfo.InvariantCulture, $", {result.ValuesLost:N0} images, tables and the like died with it");
    }

    // Of a value that has several leaves, the one that names its type stands for all.
    private static bool StandsForItself(MetricTrack metric) => !metric.IsPart || metric.Segments[^1] == TypeLeaf;

    private static string NameOf(MetricTrack metric) => metric.IsPart ? metric.Name[..^(TypeLeaf.Length + 1)] : metric.Name;

    private static string Rows(RunReceipt receipt, bool isSent)
    {
        StringBuilder line = new(string.Create(
            CultureInfo.InvariantCulture, $"rows:   {receipt.Logged:N0} logged = {receipt.Kept:N0} kept + {receipt.Dropped:N0} dropped"));
        foreach ((DropReason reason, long rows) in receipt.DroppedByReason)
            line.Append(CultureInfo.InvariantCulture, $" ({reason}: {rows:N0})");
        if (isSent)
            line.Append(CultureInfo.InvariantCulture, $"; {receipt.Sent:N0} sent + {receipt.Pending:N0} pending");
        if (receipt.Refused != 0)
            line.Append(CultureInfo.InvariantCulture, $" ({receipt.Refused:N0} refused by the server)");
        return line.ToString();
    }

    private static string Text(in RowValue value)
    {
        if (value.TryGetNumber(out double number))
            return number.ToString(Math.Abs(number) is >= 1e5 and < 1e15 ? "F0" : "G5", CultureInfo.InvariantCulture);
        if (value.Kind == MetricKind.Boolean)
            return value.Low != 0 ? "true" : "false";
        string text = new([.. Encoding.UTF8.GetString(value.Text).Select(c => char.IsControl(c) ? ' ' : c)]);
        return text.Length <= MaxTextLength ? text : string.Concat(text.AsSpan(0, MaxTextLength - 1), "…");
    }

    private static string Quote(string path) => path.Any(char.IsWhiteSpace) ? $"\"{path}\"" : path;
}
