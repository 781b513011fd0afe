using Instrument.Records;

namespace Instrument.Pipeline;

/// <summary>
/// All definitions of a run by name, globs apart (docs/wire/records.md §5.4). Log thread only. It says what a metric's definition
/// is; <see cref="MetricTable"/> applies it.
/// </summary>
internal sealed class MetricDefinitions
{
    private readonly Dictionary<string, MetricDefinition> _exact = [];
    private readonly Dictionary<string, MetricDefinition> _globs = [];

    /// <summary>How often a glob was defined; a metric without a definition is compared again when this has changed.</summary>
    public int GlobVersion { get; private set; }

    /// <summary>The definition of a name, if it has one of its own or one expanded from a glob.</summary>
    public MetricDefinition? Find(string name) => _exact.GetValueOrDefault(name);

    /// <summary>Takes a definition.</summary>
    /// <returns>Whether it changed anything.</returns>
    public bool Define(MetricRecord record)
    {
        bool isGlob = record.GlobName.Length != 0;
        Dictionary<string, MetricDefinition> target = isGlob ? _globs : _exact;
        string name = isGlob ? record.GlobName : record.Name;
        MetricDefinition? before = record.Control?.Overwrite == true ? null : target.GetValueOrDefault(name);
        MetricDefinition after = (before ?? MetricDefinition.Empty).Merge(MetricDefinition.Of(record));
        if (after == before)
            return false;
        target[name] = after;
        if (isGlob)
            GlobVersion++;
        return true;
    }

    /// <summary>
    /// The record that gives <paramref name="name"/> the definition of the glob that matches it. Of several the longest wins; the
    /// official client leaves that to chance.
    /// </summary>
    /// <returns>Null if no glob matches, or the name needs none.</returns>
    public MetricRecord? Expand(string name)
    {
        // Names that the client makes itself are never matched.
        if (name.StartsWith('_') || _exact.ContainsKey(name))
            return null;
        string? match = null;
        foreach (string glob in _globs.Keys)
        {
            if (name.AsSpan().StartsWith(glob.AsSpan(0, glob.Length - 1), StringComparison.Ordinal) && glob.Length > (match?.Length ?? 0))
                match = glob;
        }
        if (match is null)
            return null;
        MetricRecord record = (_globs[match] with { StatesSummary = true }).ToRecord();
        record.Name = name;
        record.Control = new MetricControl { Overwrite = true };
        record.ExpandedFromGlob = true;
        return record;
    }
}
