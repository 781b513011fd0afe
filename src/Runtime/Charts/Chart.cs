using System.Text.Json;
using Instrument.Charts;
using Instrument.Media;

namespace Instrument;

/// <summary>
/// A chart that W&amp;B draws from a table: a line, a curve, a confusion matrix, or any chart that was made in W&amp;B's editor. It is logged like
/// any value; logged again under the same key it is drawn anew from the newest table.
/// </summary>
/// <remarks>
/// The chart itself is an entry of the run's config, and its table is logged under the key with <c>_table</c> at its end (docs/wire/media.md
/// §22). Key, columns and labels are checked by the call that makes the chart.
/// </remarks>
public sealed partial class Chart : WandbValue
{
    private const string TableSuffix = "_table";
    private const string SplitPrefix = "Custom Chart Tables/";

    private readonly VegaPanel _panel;
    private readonly WandbValue _table;
    private readonly bool _splitTable;

    private Chart(VegaPanel panel, WandbValue table, bool splitTable)
    {
        _panel = panel;
        _table = table;
        _splitTable = splitTable;
    }

    /// <inheritdoc/>
    internal override string TypeName => _panel.Definition;

    /// <inheritdoc/>
    internal override long HeldBytes => _table.HeldBytes;

    /// <summary>What is drawn.</summary>
    internal WandbValue Table => _table;

    /// <inheritdoc/>
    internal override WandbValue Capture() => new Chart(_panel, _table.Capture(), _splitTable);

    /// <inheritdoc/>
    internal override void Write(ValueBinding binding, Utf8JsonWriter json)
    {
        // A chart has one label in the config, whatever it lies in.
        string key = string.Join('.', binding.Path);
        string tableKey = (_splitTable ? SplitPrefix : "") + key + TableSuffix;
        binding.SetConfig(["_wandb", "visualize", key], _panel.ToJson(tableKey));
        binding.Log(tableKey, _table);
    }

    /// <inheritdoc/>
    internal override void WriteList(IReadOnlyList<WandbValue> values, ValueBinding binding, Utf8JsonWriter json)
    {
        // The last one would be drawn, so it is the one that counts.
        values[^1].Write(binding, json);
    }
}
