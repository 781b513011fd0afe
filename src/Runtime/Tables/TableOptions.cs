namespace Instrument;

/// <summary>How a <see cref="Table"/> is checked and logged.</summary>
public sealed class TableOptions
{
    /// <summary>The rows of one artifact that W&amp;B takes: 200 000.</summary>
    public const int DefaultMaxRows = 200_000;

    /// <summary>What happens when the table is logged again. Default: <see cref="TableLogMode.Immutable"/>.</summary>
    public TableLogMode LogMode { get; init; }

    /// <summary>Whether cells may be missing in columns that do not say so themselves. Default: <see langword="true"/>.</summary>
    public bool IsOptional { get; init; } = true;

    /// <summary>Whether the cells of a column without a type of its own may be of several types. Default: <see langword="false"/>, which makes them an error.</summary>
    public bool AllowMixedTypes { get; init; }

    /// <summary>
    /// How many rows are uploaded at most; of an incremental table by each call. Those beyond are left out with a warning. Default:
    /// <see cref="DefaultMaxRows"/>. W&amp;B's pages show the first 10 000 rows of large tables.
    /// </summary>
    public int MaxRows { get; init; } = DefaultMaxRows;

    /// <summary>Whether a row beyond <see cref="MaxRows"/> is an error of the call that adds it. Default: <see langword="false"/>.</summary>
    public bool IsStrict { get; init; }
}
