using System.Diagnostics.CodeAnalysis;
using Instrument.Details;
using Instrument.Media;
using Instrument.Records;

namespace Instrument;

/// <summary>
/// What W&amp;B shows of a run as a whole: of each metric the last value, or what its definition says; and what is set here.
/// </summary>
/// <remarks>
/// A value that is set here keeps its place until its metric is logged again. Values are those that <see cref="RunConfig"/> takes, and images,
/// tables and other values with files (<see cref="WandbValue"/>), alone or in lists. All members may be called by several threads at once. <see cref="Reading.RunReader"/> reads the summary of a run.
/// </remarks>
public sealed class RunSummary
{
    private readonly ValueQueue? _values;
    private readonly Func<Record, bool> _append;
    private readonly Func<Record, ValueRow, bool> _appendValues;
    private readonly Action _throwFinished;

    internal RunSummary(ValueQueue? values, Func<Record, bool> append, Func<Record, ValueRow, bool> appendValues, Action throwFinished)
    {
        _values = values;
        _append = append;
        _appendValues = appendValues;
        _throwFinished = throwFinished;
    }

    /// <summary>Sets a value.</summary>
    /// <param name="key">The metric's name, or any other: not empty, and none that begins with <c>_</c>.</param>
    /// <exception cref="ArgumentException">The key breaks a rule, or the value's type cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    [SuppressMessage("Design", "CA1044:Properties should not be write only", Justification = "The log thread owns what rows put into the summary.")]
    public object? this[string key]
    {
        set => Update([KeyValuePair.Create(key, value)]);
    }

    /// <summary>Sets several values at once.</summary>
    /// <param name="values">Keys and values; a dictionary as value replaces what its key has.</param>
    /// <exception cref="ArgumentException">A key breaks a rule, or a value's type cannot be written. Nothing is set then.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public void Update(IEnumerable<KeyValuePair<string, object?>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        SummaryRecord record = new();
        ValueRow? row = null;
        foreach ((string key, object? value) in values)
        {
            SummaryItem item = new() { Key = Checked(key) };
            Set(item, key, value, ref row);
            record.Update.Add(item);
        }
        if (record.Update.Count != 0)
            Append(record, row);
    }

    /// <summary>Sets a value within nested ones, and leaves its neighbours as they are.</summary>
    /// <param name="path">The keys from the outside in.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The path is empty, a key breaks a rule, or the value's type cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public void SetNested(IReadOnlyList<string> path, object? value)
    {
        SummaryItem item = ItemAt(path);
        ValueRow? row = null;
        Set(item, string.Join('.', path), value, ref row);
        Append(new SummaryRecord { Update = { item } }, row);
    }

    /// <summary>Removes a value, or all values within it. Definitions of metrics stay, and rows bring the values back.</summary>
    /// <param name="path">The key, or several from the outside in.</param>
    /// <exception cref="ArgumentException">The path is empty, or a key breaks a rule.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public void Remove(params IReadOnlyList<string> path) => Append(new SummaryRecord { Remove = { ItemAt(path) } });

    private void Set(SummaryItem item, string key, object? value, ref ValueRow? row)
    {
        WandbValue? media = value switch
        {
            WandbValue one => one,
            IReadOnlyCollection<WandbValue?> { Count: > 0 } several => WandbValueList.Create(key, several),
            _ => null,
        };
        if (media is null)
            item.ValueJson = DetailJson.Write(key, value);
        else if (_values is not null)
            SummaryValues.Set(item, media, row ??= _values.Begin());
    }

    private void Append(SummaryRecord summary, ValueRow? row = null)
    {
        Record record = new() { Summary = summary };
        if (row is null ? !_append(record) : !_appendValues(record, row))
            _throwFinished();
    }

    private static SummaryItem ItemAt(IReadOnlyList<string> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Count == 0)
            throw new ArgumentException("The path has no key; name at least one.", nameof(path));
        Checked(path[0]);
        SummaryItem item = new();
        item.NestedKey.Add(path);
        return item;
    }

    private static string Checked(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        MetricKeyViolation violation = MetricKeyGrammar.Check(key);
        return violation == MetricKeyViolation.None ? key : throw new ArgumentException($"The summary's key '{key}' {MetricKeyGrammar.Describe(violation)}.", nameof(key));
    }
}
