using Instrument.Generated;

namespace Instrument;

/// <summary>One experiment: what is logged until <see cref="Dispose"/>.</summary>
public sealed class Run : IDisposable
{
    private readonly string _id = "";

    internal void Append(MetricSchema schema, ReadOnlySpan<byte> payload, long? step) => throw new InvalidOperationException(schema.Name + _id);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
