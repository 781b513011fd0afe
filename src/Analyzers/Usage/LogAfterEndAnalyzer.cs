using Instrument.Analyzers.Rules;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Usage;

/// <summary>Reports rows that are logged after the statement that ends their run.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LogAfterEndAnalyzer() : InstrumentAnalyzer(Descriptors.INST3002_LogAfterEnd)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (RunCalls.Create(context.Compilation, symbols) is not { } calls)
            return;
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (calls.IsEnd(call) && RunCalls.Variable(call.Instance) is { } run)
                    CheckAfter(call, run, calls, operation.ReportDiagnostic);
            },
            OperationKind.Invocation);
    }

    private static void CheckAfter(IInvocationOperation end, ISymbol run, RunCalls calls, Action<Diagnostic> report)
    {
        IOperation statement = end;
        while (statement.Parent is not (IBlockOperation or null))
        {
            // Only what runs for certain ends the run for the statements that follow.
            if (statement.Parent is not (IExpressionStatementOperation or IAwaitOperation or ISimpleAssignmentOperation or IVariableInitializerOperation
                or IVariableDeclaratorOperation or IVariableDeclarationOperation or IVariableDeclarationGroupOperation))
                return;
            statement = statement.Parent;
        }
        if (statement.Parent is not IBlockOperation block)
            return;
        foreach (IOperation later in block.Operations.SkipWhile(operation => operation != statement).Skip(1))
        {
            if (later is ILabeledOperation || AssignsTo(later, run))
                return;
            foreach (IInvocationOperation log in Calls(later))
            {
                if (SymbolEqualityComparer.Default.Equals(RunCalls.Variable(calls.LoggedTo(log)), run))
                    report(Diagnostic.Create(Descriptors.INST3002_LogAfterEnd, log.Syntax.GetLocation(), run.Name, end.TargetMethod.Name));
            }
        }
    }

    private static bool AssignsTo(IOperation statement, ISymbol run) => statement.DescendantsAndSelf().Any(operation =>
        (operation is IAssignmentOperation assignment && SymbolEqualityComparer.Default.Equals(RunCalls.Variable(assignment.Target), run))
        || (operation is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument
            && SymbolEqualityComparer.Default.Equals(RunCalls.Variable(argument.Value), run)));

    private static IEnumerable<IInvocationOperation> Calls(IOperation statement) =>
        statement is ILocalFunctionOperation ? [] : statement.Descendants().OfType<IInvocationOperation>();
}
