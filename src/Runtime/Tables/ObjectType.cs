using System.Text;
using Instrument.Artifacts;

namespace Instrument.Tables;

/// <summary>The type of objects: each has the same keys. The type of a whole table is one too.</summary>
/// <param name="keys">The keys, each once.</param>
/// <param name="types">The types of their values.</param>
internal sealed class ObjectType(IReadOnlyList<string> keys, IReadOnlyList<ColumnType> types) : ColumnType
{
    /// <inheritdoc/>
    internal override ColumnType? Accept(ColumnType value)
    {
        if (value is not ObjectType other || other.Keys.Count != keys.Count)
            return null;
        ColumnType[] joined = new ColumnType[keys.Count];
        bool isSame = true;
        for (int i = 0; i < joined.Length; i++)
        {
            if (other.Find(keys[i], near: i) is not { } found || types[i].Accept(found) is not { } type)
                return null;
            joined[i] = type;
            isSame &= ReferenceEquals(type, types[i]);
        }
        return isSame ? this : new ObjectType(keys, joined);
    }

    /// <inheritdoc/>
    internal override void Write(TableJson json)
    {
        json.StartObject();
        json.Key("params");
        json.StartObject();
        json.Key("type_map");
        json.StartObject();
        foreach (int index in Enumerable.Range(0, keys.Count).OrderBy(index => keys[index], PathOrder.Instance))
        {
            json.Key(keys[index]);
            types[index].Write(json);
        }
        json.EndObject();
        json.EndObject();
        json.Key("wb_type");
        json.Text("typedDict");
        json.EndObject();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        StringBuilder text = new("{");
        for (int i = 0; i < keys.Count; i++)
            text.Append(i == 0 ? "'" : ", '").Append(keys[i]).Append("': ").Append(types[i]);
        return text.Append('}').ToString();
    }

    private IReadOnlyList<string> Keys => keys;

    // Rows mostly have their keys in one order.
    private ColumnType? Find(string key, int near)
    {
        if (keys[near] == key)
            return types[near];
        for (int i = 0; i < keys.Count; i++)
        {
            if (keys[i] == key)
                return types[i];
        }
        return null;
    }
}
