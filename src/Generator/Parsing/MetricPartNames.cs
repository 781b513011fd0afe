using System.Collections.Immutable;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Finds members of a type that have the name of what its generated part adds.</summary>
internal static class MetricPartNames
{
    private const string LogTo = "LogTo";

    public static void Check(INamedTypeSymbol type, MetricPartModel part, KnownSymbols symbols, ImmutableArray<Finding>.Builder findings)
    {
        if (part.Accessors.Count > 0)
            Check(type, MetricAccessorModel.ClassName, static _ => true, findings);
        if (part.HasLogTo)
            Check(type, LogTo, member => member is not IMethodSymbol method || IsLogTo(method, symbols), findings);
    }

    private static void Check(INamedTypeSymbol type, string name, Func<ISymbol, bool> meets, ImmutableArray<Finding>.Builder findings)
    {
        foreach (ISymbol member in type.GetMembers(name))
        {
            if (meets(member))
                findings.Add(Findings.MemberNameIsGenerated(member.Identifier(), type.ShortName(), name));
        }
    }

    // Methods of one name can live side by side when their parameters differ.
    private static bool IsLogTo(IMethodSymbol method, KnownSymbols symbols) =>
        method is { Arity: 0, Parameters.Length: 3 }
        && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, symbols.Run)
        && MetricForms.Unwrap(method.Parameters[1].Type, out bool hasStep).SpecialType == SpecialType.System_Int64 && hasStep
        && MetricForms.Unwrap(method.Parameters[2].Type, out bool hasCommit).SpecialType == SpecialType.System_Boolean && hasCommit;
}
