using Instrument.Records;

namespace Instrument.Pipeline;

/// <summary>Checks a definition that a user makes by call, and turns it into the record that the official client would send.</summary>
internal static class MetricDefinitionRequest
{
    /// <summary>The record of a definition.</summary>
    /// <exception cref="ArgumentException">A name breaks a rule.</exception>
    public static MetricRecord ToRecord(
        string name, string? axis, MetricSummary summary, MetricGoal goal, bool hidden, bool? stepSync, bool overwrite)
    {
        ArgumentNullException.ThrowIfNull(name);
        bool isGlob = name.EndsWith('*');
        // W&B's own values can be defined too: an axis may be _timestamp, a glob may be * alone.
        Check(isGlob ? name[..^1] : name, name, nameof(name), allowEmpty: isGlob);
        if (axis is not null)
            Check(axis, axis, nameof(axis), allowEmpty: false);
        MetricDefinition definition = new(
            summary & ~MetricSummary.None, summary != MetricSummary.Default, (summary & MetricSummary.None) == 0,
            axis, stepSync ?? axis is not null, hidden, goal);
        MetricRecord record = definition.ToRecord();
        record.Options.Defined = true;
        if (isGlob)
            record.GlobName = name;
        else
            record.Name = name;
        if (overwrite)
            record.Control = new MetricControl { Overwrite = true };
        return record;
    }

    private static void Check(string text, string name, string parameter, bool allowEmpty)
    {
        if (text.Contains('*', StringComparison.Ordinal))
            throw new ArgumentException($"The metric name '{name}' has '*' in another place than its end; only names that begin alike can be defined together.", parameter);
        MetricKeyViolation violation = MetricKeyGrammar.Check(text);
        if (violation is MetricKeyViolation.None or MetricKeyViolation.Reserved || (allowEmpty && violation == MetricKeyViolation.Empty))
            return;
        throw new ArgumentException($"The metric name '{name}' {MetricKeyGrammar.Describe(violation)}.", parameter);
    }
}
