using System.Text.Json;
using Instrument.Artifacts.Objects;
using Instrument.Media;
using Instrument.Tables;

namespace Instrument;

/// <summary>
/// Two tables that W&amp;B shows as one, joined by a column of each. It lives in an artifact
/// (<see cref="Artifacts.Artifact.Add(WandbValue, string, bool)"/>), to which its tables are added with it, and may be logged when that was.
/// </summary>
public sealed class JoinedTable : WandbValue
{
    private readonly JoinedSide _first;
    private readonly JoinedSide _second;
    private readonly string _firstKey;
    private readonly string? _secondKey;

    /// <summary>Joins two tables. They are taken as they are when the joined table is added.</summary>
    /// <param name="first">A <see cref="Table"/>, what a <see cref="TableWriter"/> has completed, or a <see cref="PartitionedTable"/>.</param>
    /// <param name="second">The same.</param>
    /// <param name="key">The column that they are joined by.</param>
    /// <param name="secondKey">The column of the second table, if it has another name there. Default: the same name.</param>
    /// <exception cref="ArgumentException">One of them is no table.</exception>
    public JoinedTable(WandbValue first, WandbValue second, string key, string? secondKey = null)
        : this(JoinedSide.Of(first), JoinedSide.Of(second), key, secondKey)
    {
    }

    /// <summary>Joins two tables that are in the artifact already.</summary>
    /// <param name="firstPath">The path of the first table's entry, such as <c>preds.table.json</c>.</param>
    /// <param name="secondPath">The path of the second table's entry.</param>
    /// <param name="key">The column that they are joined by.</param>
    /// <param name="secondKey">The column of the second table, if it has another name there. Default: the same name.</param>
    /// <exception cref="ArgumentException">A path breaks a rule.</exception>
    public JoinedTable(string firstPath, string secondPath, string key, string? secondKey = null)
        : this(JoinedSide.At(firstPath), JoinedSide.At(secondPath), key, secondKey)
    {
    }

    private JoinedTable(JoinedSide first, JoinedSide second, string key, string? secondKey)
    {
        ArgumentNullException.ThrowIfNull(key);
        _first = first;
        _second = second;
        _firstKey = key;
        _secondKey = secondKey;
    }

    /// <inheritdoc/>
    internal override string TypeName => "joined-table";

    /// <inheritdoc/>
    internal override bool HasFiles => false;

    /// <summary>Changes when one of the tables does.</summary>
    internal long Version => _first.Version + _second.Version;

    /// <inheritdoc/>
    internal override WandbValue Capture() => KeptObject.Of(this);

    /// <inheritdoc/>
    internal override void Write(ValueBinding binding, Utf8JsonWriter json) => Capture().Write(binding, json);

    /// <summary>Writes the entry of an artifact, to which the tables are added.</summary>
    /// <exception cref="ArgumentException">A table is not in the artifact.</exception>
    internal void WriteEntry(ObjectEntries entries, string name, Stream output)
    {
        string first = _first.AddTo(entries, ObjectPath.Beside(name, "t1"));
        string second = _second.AddTo(entries, ObjectPath.Beside(name, "t2"));
        using TableJson json = new(output, TableDialect.Artifact);
        json.StartObject();
        json.Key("_type");
        json.Text(TypeName);
        json.Key("join_key");
        WriteKey(json);
        json.Key("table1");
        json.Text(first);
        json.Key("table2");
        json.Text(second);
        json.EndObject();
        json.Flush();
    }

    private void WriteKey(TableJson json)
    {
        if (_secondKey is null)
        {
            json.Text(_firstKey);
            return;
        }
        json.StartArray();
        json.Element().Text(_firstKey);
        json.Element().Text(_secondKey);
        json.EndArray();
    }
}
