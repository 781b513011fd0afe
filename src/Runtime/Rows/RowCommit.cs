namespace Instrument.Rows;

/// <summary>Whether a call of <c>Log</c> finishes its row.</summary>
internal enum RowCommit
{
    /// <summary>As W&amp;B does it: a call with an explicit step leaves the row open, another finishes it.</summary>
    Default = 0,

    /// <summary>The row is finished.</summary>
    Now = 1,

    /// <summary>The row stays open for further calls.</summary>
    Later = 2,
}
