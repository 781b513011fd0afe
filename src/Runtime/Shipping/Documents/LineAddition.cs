namespace Instrument.Shipping.Documents;

/// <summary>What became of a line that was to be added to a request.</summary>
internal enum LineAddition
{
    /// <summary>The request has it.</summary>
    Added,

    /// <summary>It has to wait for the next request.</summary>
    Full,

    /// <summary>No request can carry it, so it gets no number.</summary>
    TooLong,

    /// <summary>The bytes are no such record, so it gets no number.</summary>
    Unreadable,
}
