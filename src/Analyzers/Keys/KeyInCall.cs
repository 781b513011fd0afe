using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Keys;

/// <summary>A key that a call passes to a run.</summary>
/// <param name="Operation">What yields the key.</param>
/// <param name="Role">What the key is for.</param>
/// <param name="Value">What yields the value that is logged under it; null for a key without one.</param>
internal readonly record struct KeyInCall(IOperation Operation, MetricKeyRole Role, IOperation? Value = null)
{
    /// <summary>The key, if it is a constant.</summary>
    public string? Text => Operation.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    /// <summary>Whether files are named after the key.</summary>
    public bool NamesFiles
    {
        get
        {
            IOperation? value = Value;
            while (value is IConversionOperation { IsImplicit: true } conversion)
                value = conversion.Operand;
            return value?.Type is { } type && (MediaTypes.IsValue(type) || MediaTypes.IsList(type));
        }
    }

    public Location Location => Operation.Syntax.GetLocation();
}
