using Instrument.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Usage;

/// <summary>Reports runs that are started in each turn of a loop and not ended in it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RunInLoopAnalyzer() : RunStartAnalyzer(Descriptors.INST3003_RunInLoop)
{
    private protected override Diagnostic? Check(RunStart start, ILoopOperation? loop, RunCalls calls)
    {
        if (loop is null)
            return null;
        IOperation body = RunLifetime.BodyOf(start.Call);
        bool isFine = start.UseIn(loop.Body, calls) != RunUse.Open
            || start.UseIn(body, calls) == RunUse.HandedOn
            || FinishesPrevious(body)
            || EndsAfterStart(start, loop);
        return isFine ? null : Diagnostic.Create(Descriptors.INST3003_RunInLoop, start.Place);
    }

    // The option may be set anywhere before the loop.
    private static bool FinishesPrevious(IOperation body) => body.Descendants().Any(operation =>
        operation is IFieldReferenceOperation { Field: { Name: "FinishPrevious", ContainingType.Name: "Reinit" } });

    // A loop that is left right after the start, as a retry is, starts one run.
    private static bool EndsAfterStart(RunStart start, ILoopOperation loop)
    {
        IOperation statement = start.Call;
        while (statement.Parent is not (IBlockOperation or null) && statement.Parent != loop)
            statement = statement.Parent;
        return statement.Parent is IBlockOperation block && block.Operations
            .SkipWhile(operation => operation != statement)
            .Any(operation => operation is IBranchOperation { BranchKind: BranchKind.Break } or IReturnOperation);
    }
}
