namespace Instrument;

/// <summary>A sweep gives the member always this value, so that it is stated with the sweep: W&amp;B's <c>constant</c>.</summary>
/// <param name="value">The value, of the member's type.</param>
public sealed class ConstantAttribute(object? value) : SweepParameterAttribute
{
    /// <summary>The value.</summary>
    public object? Value { get; } = value;
}
