namespace Instrument.Tables;

/// <summary>What a cell is in the binary form in which rows wait; the first byte of a cell.</summary>
internal enum CellKind : byte
{
    /// <summary>No value.</summary>
    Null,

    /// <summary>The flag.</summary>
    False,

    /// <summary>The flag.</summary>
    True,

    /// <summary>8 bytes: a whole number with sign.</summary>
    Int64,

    /// <summary>8 bytes: a whole number without sign.</summary>
    UInt64,

    /// <summary>8 bytes: a number.</summary>
    Double,

    /// <summary>4 bytes: a number.</summary>
    Single,

    /// <summary>Length and digits of a number that is none of the others.</summary>
    Digits,

    /// <summary>Length and UTF-8.</summary>
    Text,

    /// <summary>8 bytes of ticks of the clock shown, 2 bytes of minutes that it is ahead of UTC, 1 byte: a <see cref="TimestampForm"/>.</summary>
    Timestamp,

    /// <summary>Count, then as many cells.</summary>
    List,

    /// <summary>Count, then as many pairs of a text (without its kind) and a cell.</summary>
    Object,

    /// <summary>4 bytes: the index of a media value of the table.</summary>
    Media,
}

/// <summary>What is known of a point in time.</summary>
internal enum TimestampForm : byte
{
    /// <summary>Only the day.</summary>
    Date,

    /// <summary>The time, not where it is shown.</summary>
    Unspecified,

    /// <summary>The time, shown in UTC.</summary>
    Utc,

    /// <summary>The time, shown somewhere else.</summary>
    Offset,
}
