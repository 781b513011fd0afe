namespace Instrument.Tool.Diagnosis;

/// <summary>Shows what the examination found, a line each and one for the remedy.</summary>
internal static class DoctorView
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter output, DoctorReport report)
    {
        foreach (Finding finding in report.Findings)
        {
            output.WriteLine($"{Word(finding.Verdict)} {finding.Name,-10} {finding.Message.ReplaceLineEndings(" ")}");
            if (finding.Remedy is { } remedy)
                output.WriteLine($"     {"",-10} -> {remedy}");
        }
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Ok => "ok  ",
        Verdict.Warn => "warn",
        _ => "FAIL",
    };
}
