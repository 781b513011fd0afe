using System.Globalization;
using Spectre.Console;

namespace Instrument.Tool.Verification;

/// <summary>Shows what a verification found.</summary>
internal static class VerifyView
{
    /// <summary>Writes it.</summary>
    public static void Write(ToolHost host, VerifyReport report)
    {
        TextWriter output = host.Output;
        output.WriteLine($"run:   {report.Run} ({report.State})");
        output.WriteLine($"page:  {report.Url}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"rows:  {report.LoggedRows:N0} here, {report.StoredRows:N0} at the server; {report.MissingRows:N0} missing there, {report.ExtraRows:N0} unknown here"));
        if (report.RefusedRows != 0)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"       {report.RefusedRows:N0} more here that the server has refused"));
        if (report.MissingSteps.Count != 0)
            output.WriteLine($"       missing steps: {string.Join(", ", report.MissingSteps)}{(report.MissingRows > report.MissingSteps.Count ? ", …" : "")}");
        Spectre.Console.Table keys = new() { Border = TableBorder.Simple };
        keys.AddColumns("key", "here", "at the server", "different", "");
        foreach (VerifiedKey key in report.Keys)
        {
            keys.AddRow(
                new Text(key.Key), Count(key.Logged), Count(key.Stored), Count(key.Differing),
                new Text(key.IsEqual ? "ok" : string.Create(CultureInfo.InvariantCulture, $"differs, first at step {key.FirstDifference}")));
        }
        host.ResultConsole().Write(keys);
        foreach (VerifiedFile file in report.Files)
            output.WriteLine($"{file.Path}: {Words(file)}");
        output.WriteLine(report.IsEqual ? "The server has everything that is here." : "The server does not have everything that is here, or has it differently.");
    }

    private static string Words(VerifiedFile file) => file.Result switch
    {
        FileResult.Equal => string.Create(CultureInfo.InvariantCulture, $"ok, {file.LocalBytes:N0} bytes"),
        FileResult.Missing => "missing at the server",
        FileResult.Differs => string.Create(CultureInfo.InvariantCulture, $"differs, {file.LocalBytes:N0} bytes here and {file.StoredBytes:N0} there"),
        _ => "announced in the log, and not on this disk",
    };

    private static Text Count(long count) => new(count.ToString("N0", CultureInfo.InvariantCulture));
}
