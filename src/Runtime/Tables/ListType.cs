namespace Instrument.Tables;

/// <summary>The type of lists.</summary>
/// <param name="element">The type of their elements.</param>
/// <param name="length">How many elements the last list has; <see langword="null"/> if there is none.</param>
internal sealed class ListType(ColumnType element, int? length) : ColumnType
{
    /// <inheritdoc/>
    internal override ColumnType? Accept(ColumnType value)
    {
        if (value is not ListType list)
            return null;
        // An empty list says nothing of its elements.
        ColumnType? joined = list.Element is UnknownType ? element : element.Accept(list.Element);
        if (joined is null)
            return null;
        return ReferenceEquals(joined, element) && length == list.Length ? this : new ListType(joined, list.Length);
    }

    /// <inheritdoc/>
    internal override void Write(TableJson json)
    {
        json.StartObject();
        json.Key("params");
        json.StartObject();
        json.Key("element_type");
        element.Write(json);
        json.Key("length");
        if (length is { } count)
            json.Integer(count);
        else
            json.Null();
        json.EndObject();
        json.Key("wb_type");
        json.Text("list");
        json.EndObject();
    }

    /// <inheritdoc/>
    public override string ToString() => element + "[]";

    private ColumnType Element => element;

    private int? Length => length;
}
