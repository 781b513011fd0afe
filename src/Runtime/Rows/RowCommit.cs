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

    /// <summary>
    /// The row comes from beside the program's own ones: it joins the open row without finishing it, and is one of its own where none is
    /// open. A program that gives its rows steps keeps all of them: there the row waits for the next of these.
    /// </summary>
    Aside = 3,
}
