using System.Collections.Immutable;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Usage;

/// <summary>A row that is written as a new dictionary of constant keys, and could be an instance of a type with metrics instead.</summary>
/// <param name="Entries">The values in the order of the source.</param>
internal sealed record DictionaryRow(ImmutableArray<DictionaryRowEntry> Entries)
{
    // One value alone is logged by its key.
    private const int FewestEntries = 2;

    /// <summary>
    /// Reads the row; null when the operation creates no such dictionary, a key is no valid constant or is repeated, or a value has a
    /// type that no metric has, or is logged otherwise as one.
    /// </summary>
    public static DictionaryRow? Of(IOperation? operation)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;
        if (operation is not IObjectCreationOperation { Arguments.Length: 0, Initializer.Initializers: { Length: >= FewestEntries } initializers } creation
            || creation.Type?.OriginalDefinition.ToDisplayString() != "System.Collections.Generic.Dictionary<TKey, TValue>")
            return null;

        HashSet<string> keys = new(StringComparer.Ordinal);
        ImmutableArray<DictionaryRowEntry>.Builder entries = ImmutableArray.CreateBuilder<DictionaryRowEntry>();
        foreach (IOperation initializer in initializers)
        {
            if (Read(initializer) is not { } entry || !keys.Add(entry.Key))
                return null;
            entries.Add(entry);
        }
        return new DictionaryRow(entries.ToImmutable());
    }

    private static DictionaryRowEntry? Read(IOperation initializer)
    {
        (IOperation? key, IOperation? value) = initializer switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } index } } assignment =>
                (index[0].Value, assignment.Value),
            IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 2 } pair } => (pair[0].Value, pair[1].Value),
            _ => (null, (IOperation?)null),
        };
        while (value is IConversionOperation { IsImplicit: true } boxing)
            value = boxing.Operand;
        if (value?.Type is not { } type
            || key?.ConstantValue is not { HasValue: true, Value: string text }
            || MetricKeyGrammar.Check(text) != MetricKeyViolation.None)
            return null;
        bool isMetric = MetricForms.Of(MetricForms.Unwrap(type, out _)) is not null
            || ((MediaTypes.IsValue(type) || MediaTypes.IsList(type)) && MetricKeyGrammar.FindInNoFileName(text) is null);
        return !isMetric ? null : new DictionaryRowEntry(text, value, type);
    }
}

/// <summary>A value of a row and its key.</summary>
internal sealed record DictionaryRowEntry(string Key, IOperation Value, ITypeSymbol Type);
