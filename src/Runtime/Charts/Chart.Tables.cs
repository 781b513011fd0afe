using Instrument.Charts;

namespace Instrument;

/// <content>Charts of a table's columns.</content>
public sealed partial class Chart
{
    /// <summary>A line through the points of two columns.</summary>
    /// <param name="table">The table.</param>
    /// <param name="x">The column of the horizontal axis.</param>
    /// <param name="y">The column of the vertical axis.</param>
    /// <param name="stroke">The column by whose values there are several lines. Default: one line.</param>
    /// <param name="title">The title. Default: none.</param>
    /// <param name="splitTable">Whether the table has a section of its own in the workspace. Default: no.</param>
    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public static Chart Line(Table table, string x, string y, string? stroke = null, string title = "", bool splitTable = false) =>
        Of("wandb/line/v0", table, [new("x", x), new("y", y), new("stroke", stroke)], [new("title", title)], splitTable);

    /// <summary>The points of two columns.</summary>
    /// <inheritdoc cref="Line"/>
    public static Chart Scatter(Table table, string x, string y, string title = "", bool splitTable = false) =>
        Of("wandb/scatter/v0", table, [new("x", x), new("y", y)], [new("title", title)], splitTable);

    /// <summary>A bar for each row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="label">The column with the names of the bars.</param>
    /// <param name="value">The column with their lengths.</param>
    /// <param name="title">The title. Default: none.</param>
    /// <param name="splitTable">Whether the table has a section of its own in the workspace. Default: no.</param>
    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public static Chart Bar(Table table, string label, string value, string title = "", bool splitTable = false) =>
        Of("wandb/bar/v0", table, [new("label", label), new("value", value)], [new("title", title)], splitTable);

    /// <summary>How often values of a column occur; W&amp;B makes the bins.</summary>
    /// <param name="table">The table.</param>
    /// <param name="value">The column.</param>
    /// <param name="title">The title. Default: none.</param>
    /// <param name="splitTable">Whether the table has a section of its own in the workspace. Default: no.</param>
    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public static Chart Histogram(Table table, string value, string title = "", bool splitTable = false) =>
        Of("wandb/histogram/v0", table, [new("value", value)], [new("title", title)], splitTable);

    /// <summary>Any chart that W&amp;B knows: one of its presets, or one that was made in its editor for Vega charts.</summary>
    /// <param name="definition">The id: <c>wandb/line/v0</c> of a preset, <c>entity/name</c> of a chart of one's own.</param>
    /// <param name="table">The table.</param>
    /// <param name="fields">The definition's fields, and the columns that fill them.</param>
    /// <param name="texts">The definition's texts, such as its title. Default: none.</param>
    /// <param name="splitTable">Whether the table has a section of its own in the workspace. Default: no.</param>
    /// <exception cref="ArgumentException">The id is empty, or the table has no such column.</exception>
    public static Chart FromVega(
        string definition, Table table, IEnumerable<KeyValuePair<string, string?>> fields, IEnumerable<KeyValuePair<string, string>>? texts = null, bool splitTable = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(definition);
        ArgumentNullException.ThrowIfNull(fields);
        return Of(definition, table, [.. fields], [.. texts ?? []], splitTable);
    }

    private static Chart Of(
        string definition, Table table, KeyValuePair<string, string?>[] fields, KeyValuePair<string, string>[] texts, bool splitTable)
    {
        ArgumentNullException.ThrowIfNull(table);
        foreach ((string field, string? column) in fields)
        {
            if (column is not null && !table.Columns.Contains(column))
                throw new ArgumentException($"The table has no column '{column}' for '{field}' of the chart; its columns are {string.Join(", ", table.Columns)}.", nameof(fields));
        }
        return new Chart(new VegaPanel(definition, fields, texts), table, splitTable);
    }
}
