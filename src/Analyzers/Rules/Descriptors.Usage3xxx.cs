using Microsoft.CodeAnalysis;

namespace Instrument.Analyzers.Rules;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor INST3001_RunNeverEnds = Warning(
        DiagnosticIds.RunNeverEnds,
        RuleCategory.Usage,
        "Run is never finished or disposed",
        "{0} is never finished or disposed; declare it with using, or call Finish");

    public static readonly DiagnosticDescriptor INST3002_LogAfterEnd = Warning(
        DiagnosticIds.LogAfterEnd,
        RuleCategory.Usage,
        "Row is logged after the end of its run",
        "This row comes after '{0}.{1}()', so Log throws; log it before, or start another run");

    public static readonly DiagnosticDescriptor INST3003_RunInLoop = Warning(
        DiagnosticIds.RunInLoop,
        RuleCategory.Usage,
        "Run is started in a loop and not ended in it",
        "Each turn of the loop starts a run and none ends it, so the second Init throws; declare it with using, or call Finish in the loop");

    public static readonly DiagnosticDescriptor INST3004_MixedSteps = Warning(
        DiagnosticIds.MixedSteps,
        RuleCategory.Usage,
        "Rows with and without a step are mixed",
        "This row of '{0}' is logged {1} a step, an earlier one {2}; pass a step for all rows of the run, or for none");

    public static readonly DiagnosticDescriptor INST3005_BlockingOnEnd = Warning(
        DiagnosticIds.BlockingOnEnd,
        RuleCategory.Usage,
        "Asynchronous end of a run is waited for",
        "'{0}' blocks the thread until '{1}' is done; await it, or call '{2}', which is made for waiting");

    public static readonly DiagnosticDescriptor INST3006_MetricsInLoop = Info(
        DiagnosticIds.MetricsInLoop,
        RuleCategory.Usage,
        "Metrics object is created for each row",
        "Each turn of the loop creates a '{0}' for one row; create it before the loop and set its members in it");

    public static readonly DiagnosticDescriptor INST3007_RowInDictionary = Info(
        DiagnosticIds.RowInDictionary,
        RuleCategory.Usage,
        "Row with constant keys is made of a dictionary",
        "The {0} keys of this row are constants; declare them as [Metric] members of a type, which is checked and logged without allocating");
}
