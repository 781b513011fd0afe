using System.ComponentModel;

namespace Instrument.Generated;

/// <summary>The form in which a metric's value lies in a row. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum MetricKind : byte
{
    /// <summary>A <see cref="double"/>, 8 bytes.</summary>
    Double,

    /// <summary>A <see cref="float"/>, in 8 bytes.</summary>
    Single,

    /// <summary>A <see cref="System.Half"/>, in 8 bytes.</summary>
    Half,

    /// <summary>A signed integer of up to 64 bits, 8 bytes.</summary>
    Int64,

    /// <summary>An unsigned integer of up to 64 bits, 8 bytes.</summary>
    UInt64,

    /// <summary>A <see cref="bool"/>, in 8 bytes.</summary>
    Boolean,

    /// <summary>Text: byte count (4 bytes) and UTF-8, padded with zeros to a multiple of 8.</summary>
    String,

    /// <summary>A <see cref="decimal"/>, 16 bytes.</summary>
    Decimal,

    /// <summary>A <see cref="System.Int128"/>, 16 bytes.</summary>
    Int128,

    /// <summary>A <see cref="System.UInt128"/>, 16 bytes.</summary>
    UInt128,

    /// <summary>A ready JSON value, laid out as <see cref="String"/>.</summary>
    Json,

    /// <summary>A histogram: its first and last edge (8 bytes each) and the counts of its bins (4 bytes each), laid out as <see cref="String"/>.</summary>
    Histogram,

    /// <summary>A value with files of its own, such as an image: the number of its row and its index there, 8 bytes each.</summary>
    Value,
}
