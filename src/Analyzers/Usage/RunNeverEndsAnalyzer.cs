using Instrument.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Usage;

/// <summary>Reports runs that nothing finishes or disposes. In loops <see cref="RunInLoopAnalyzer"/> does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RunNeverEndsAnalyzer() : RunStartAnalyzer(Descriptors.INST3001_RunNeverEnds)
{
    private protected override Diagnostic? Check(RunStart start, ILoopOperation? loop, RunCalls calls)
    {
        if (loop is not null || start.UseIn(RunLifetime.BodyOf(start.Call), calls) != RunUse.Open)
            return null;
        return Diagnostic.Create(
            Descriptors.INST3001_RunNeverEnds,
            start.Place,
            start.Variable is { } variable ? $"The run '{variable.Name}'" : "This run");
    }
}
