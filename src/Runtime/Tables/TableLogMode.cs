namespace Instrument;

/// <summary>What happens when one <see cref="Table"/> is logged again.</summary>
public enum TableLogMode
{
    /// <summary>The first call uploads the table as it is; later ones point to that, whatever was changed in between.</summary>
    Immutable,

    /// <summary>A table that was changed is uploaded again, whole, as a new version.</summary>
    Mutable,

    /// <summary>
    /// Only the rows are uploaded that were added since the last call, and W&amp;B puts them together. Columns cannot be added. W&amp;B shows the last 100
    /// parts of a table, and needs a server from version 0.70 on.
    /// </summary>
    Incremental,
}
