using System.Runtime.CompilerServices;
using Instrument.Generated;

namespace Instrument.Rows;

/// <summary>
/// The schemas of the rows in one buffer, by number, and their written form in the buffer's memory (<see cref="SchemaText"/>), so
/// that a reader of the file knows the rows' keys.
/// </summary>
/// <remarks>Written by producers under the row buffer's lock; the array is replaced, never changed, so the log thread reads it freely.</remarks>
internal sealed unsafe class SchemaTable(RowMemory memory)
{
    private volatile MetricSchema?[] _byId = [];
    private int _written;

    /// <summary>Whether rows of this number can be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Knows(int schemaId)
    {
        MetricSchema?[] byId = _byId;
        return schemaId == RowHeader.Dynamic || ((uint)schemaId < (uint)byId.Length && byId[schemaId] is not null);
    }

    /// <summary>The schema of a number that is known; <see langword="null"/> for a row that names its own keys.</summary>
    public MetricSchema? Get(int schemaId) => schemaId == RowHeader.Dynamic ? null : _byId[schemaId];

    /// <summary>Makes a schema known, before its first row is published.</summary>
    /// <returns>False if there is no room for its written form: rows of this schema cannot be read from the file alone.</returns>
    public bool Add(MetricSchema schema)
    {
        byte[] written = SchemaText.Write(schema);
        bool fits = _written + written.Length <= RowBufferLayout.SchemaCapacity;
        if (fits)
        {
            written.CopyTo(new Span<byte>(memory.Start + RowBufferLayout.SchemaOffset + _written, written.Length));
            _written += written.Length;
            Volatile.Write(ref *(long*)(memory.Start + RowBufferLayout.SchemaLengthOffset), _written);
        }
        Set(schema.Id, schema);
        return fits;
    }

    /// <summary>Reads the schemas that a process which has ended left in the memory.</summary>
    /// <returns>False if they are damaged; those before the damage are known.</returns>
    public bool Load()
    {
        int length = (int)*(long*)(memory.Start + RowBufferLayout.SchemaLengthOffset);
        ReadOnlySpan<byte> text = new(memory.Start + RowBufferLayout.SchemaOffset, length);
        while (!text.IsEmpty)
        {
            if (!SchemaText.TryRead(ref text, out int id, out MetricSchema? schema))
                return false;
            Set(id, schema);
        }
        _written = length;
        return true;
    }

    private void Set(int id, MetricSchema schema)
    {
        MetricSchema?[] larger = new MetricSchema?[Math.Max(_byId.Length, id + 1)];
        _byId.CopyTo(larger, 0);
        larger[id] = schema;
        _byId = larger;
    }
}
