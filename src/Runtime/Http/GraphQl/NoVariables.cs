namespace Instrument.Http.GraphQl;

/// <summary>The variables of an operation that has none; they are left out of the request.</summary>
internal sealed record NoVariables
{
    /// <summary>The only value.</summary>
    public static NoVariables Value { get; } = new();
}
