namespace Instrument.Tool.Diagnosis;

/// <summary>What the examination found.</summary>
/// <param name="Findings">One thing each, in the order in which they were looked at.</param>
internal sealed record DoctorReport(IReadOnlyList<Finding> Findings)
{
    /// <summary>How the process ends: by the first thing that failed, because the later ones follow from it.</summary>
    public int ExitCode => Findings.FirstOrDefault(finding => finding.Verdict == Verdict.Fail)?.Code ?? Tool.ExitCode.Ok;
}
