using System.ComponentModel;

namespace Instrument.Generated;

/// <summary>
/// The metrics of one annotated type, in the order in which its rows hold their values. One static instance per type. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MetricSchema
{
    private static int NextId;
    private readonly MetricField[] _fields;

    /// <summary>Describes the rows of a type.</summary>
    /// <param name="name">The type's name, for messages.</param>
    /// <param name="fields">The metrics, in the order in which rows hold them.</param>
    public MetricSchema(string name, params ReadOnlySpan<MetricField> fields)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        _fields = fields.ToArray();
        int optional = 0;
        foreach (MetricField field in _fields)
        {
            if (field.Optional)
                optional++;
        }
        PresenceBytes = (optional + 63) / 64 * sizeof(ulong);
        Id = Interlocked.Increment(ref NextId);
    }

    /// <summary>The type's name, for messages.</summary>
    public string Name { get; }

    /// <summary>The metrics, in the order in which rows hold them.</summary>
    public ReadOnlySpan<MetricField> Fields => _fields;

    /// <summary>Process-wide number of the schema, from 1; rows carry it. 0 is the schema-less row of dynamic keys.</summary>
    internal int Id { get; }

    /// <summary>Bytes in front of the values that say which optional fields are there: one bit each, in whole 8-byte words.</summary>
    internal int PresenceBytes { get; }
}
