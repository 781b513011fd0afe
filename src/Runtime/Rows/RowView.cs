using Instrument.Generated;

namespace Instrument.Rows;

/// <summary>A row in the buffer, seen by the log thread.</summary>
/// <param name="position">Where in the buffer the row starts.</param>
/// <param name="schema">The row's schema; <see langword="null"/> for a row that names its own keys.</param>
/// <param name="header">Size, time and step.</param>
/// <param name="payload">The values.</param>
internal readonly ref struct RowView(long position, MetricSchema? schema, RowHeader header, ReadOnlySpan<byte> payload)
{
    public readonly long Position = position;
    public readonly MetricSchema? Schema = schema;
    public readonly RowHeader Header = header;
    public readonly ReadOnlySpan<byte> Payload = payload;
}
