using Instrument.Analyzers.Rules;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Usage;

/// <summary>
/// Points at objects that are created for one row in each turn of a loop, where one object could serve for all rows. Objects whose
/// metrics cannot be set later, and those that are kept, are left alone.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MetricsInLoopAnalyzer() : InstrumentAnalyzer(Descriptors.INST3006_MetricsInLoop)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (RunCalls.Create(context.Compilation, symbols) is not { } calls)
            return;
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (calls.LoggedTo(call) is null || RunLifetime.LoopAround(call) is not { } loop)
                    return;
                foreach (IArgumentOperation argument in call.Arguments)
                {
                    if (CreationOf(argument, loop, calls) is { Type: INamedTypeSymbol type } creation && CanBeReused(type, symbols))
                        operation.ReportDiagnostic(Diagnostic.Create(
                            Descriptors.INST3006_MetricsInLoop, creation.Syntax.GetLocation(), type.Name));
                }
            },
            OperationKind.Invocation);
    }

    private static IObjectCreationOperation? CreationOf(IArgumentOperation argument, ILoopOperation loop, RunCalls calls) => argument.Value switch
    {
        IObjectCreationOperation or IConversionOperation => Creation(argument.Value),
        ILocalReferenceOperation local => loop.Body.Descendants()
            .OfType<IVariableDeclaratorOperation>()
            .Where(declarator => IsSame(declarator.Symbol, local.Local) && !IsKept(local.Local, loop, calls))
            .Select(declarator => Creation(declarator.GetVariableInitializer()?.Value))
            .FirstOrDefault(),
        _ => null,
    };

    private static IObjectCreationOperation? Creation(IOperation? value) => value switch
    {
        IConversionOperation conversion => Creation(conversion.Operand),
        _ => value as IObjectCreationOperation,
    };

    private static bool IsKept(ILocalSymbol variable, ILoopOperation loop, RunCalls calls) => loop.Body.Descendants()
        .OfType<ILocalReferenceOperation>()
        .Where(reference => IsSame(reference.Local, variable))
        .Any(reference => reference.Parent is not (IMemberReferenceOperation or IInvocationOperation)
            && !(reference.Parent is IArgumentOperation { Parent: IInvocationOperation call } && calls.LoggedTo(call) is not null));

    private static bool CanBeReused(INamedTypeSymbol type, KnownSymbols symbols) =>
        type.IsReferenceType
        && MetricMembers.HasMetrics(type, symbols)
        && InstanceMembers.Of(type)
            .Where(member => member.InheritedMetrics(symbols).Length > 0)
            .All(member => member is IPropertySymbol { SetMethod.IsInitOnly: false } or IFieldSymbol { IsReadOnly: false });

    private static bool IsSame(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
