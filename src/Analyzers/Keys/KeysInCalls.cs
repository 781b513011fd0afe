using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Keys;

/// <summary>
/// Finds the keys in <c>run.Log(key, value)</c>, in <c>run.Log(dictionary)</c> where the dictionary is written in the call or where
/// the variable starts, and in <c>run.DefineMetric(name, axis)</c>.
/// </summary>
internal static class KeysInCalls
{
    public static ImmutableArray<KeyInCall> Of(IInvocationOperation call, RunCalls calls)
    {
        ImmutableArray<KeyInCall>.Builder keys = ImmutableArray.CreateBuilder<KeyInCall>();
        if (calls.IsOwnLog(call))
        {
            if (Argument(call, 0) is { } values)
                AddFrom(values, Argument(call, 1), keys);
        }
        else if (calls.IsDefineMetric(call))
        {
            AddIfText(Argument(call, 0), MetricKeyRole.Definition, keys);
            AddIfText(Argument(call, 1), MetricKeyRole.Axis, keys);
        }
        return keys.ToImmutable();
    }

    private static IOperation? Argument(IInvocationOperation call, int ordinal) => call.Arguments.FirstOrDefault(argument =>
        argument.Parameter?.Ordinal == ordinal && argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value;

    private static void AddIfText(IOperation? key, MetricKeyRole role, ImmutableArray<KeyInCall>.Builder keys, IOperation? value = null)
    {
        if (key?.Type?.SpecialType == SpecialType.System_String)
            keys.Add(new KeyInCall(key, role, value));
    }

    private static void AddFrom(IOperation argument, IOperation? value, ImmutableArray<KeyInCall>.Builder keys)
    {
        if (argument.Type?.SpecialType == SpecialType.System_String)
        {
            keys.Add(new KeyInCall(argument, MetricKeyRole.Metric, value));
            return;
        }
        foreach (IOperation entry in Entries(argument))
        {
            (IOperation? key, IOperation? logged) = entry switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } index } } set => (index[0].Value, set.Value),
                IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 2 } pair } => (pair[0].Value, pair[1].Value),
                _ => (null, (IOperation?)null),
            };
            AddIfText(key, MetricKeyRole.Metric, keys, logged);
        }
    }

    private static ImmutableArray<IOperation> Entries(IOperation? values) => values switch
    {
        IConversionOperation conversion => Entries(conversion.Operand),
        IObjectCreationOperation { Initializer.Initializers: var entries } => entries,
        ILocalReferenceOperation local => Entries(StartOf(local)),
        _ => ImmutableArray<IOperation>.Empty,
    };

    private static IOperation? StartOf(ILocalReferenceOperation local)
    {
        if (local.Local.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration
            || declaration.SyntaxTree != local.Syntax.SyntaxTree
            || local.SemanticModel?.GetOperation(declaration.GetSyntax()) is not IVariableDeclaratorOperation declarator)
            return null;
        IOperation? start = declarator.GetVariableInitializer()?.Value;
        // A variable that starts as another one is not followed: it may be the same one.
        return start is IConversionOperation { Operand: IObjectCreationOperation } or IObjectCreationOperation ? start : null;
    }
}
