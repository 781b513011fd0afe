using Microsoft.CodeAnalysis;

namespace Instrument.Analyzers.Keys;

/// <summary>A key that a call passes to a run.</summary>
/// <param name="Operation">What yields the key.</param>
/// <param name="Role">What the key is for.</param>
internal readonly record struct KeyInCall(IOperation Operation, MetricKeyRole Role)
{
    /// <summary>The key, if it is a constant.</summary>
    public string? Text => Operation.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    public Location Location => Operation.Syntax.GetLocation();
}
