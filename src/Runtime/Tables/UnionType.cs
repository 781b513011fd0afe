using Instrument.Artifacts;

namespace Instrument.Tables;

/// <summary>A type that is one of several. The one without a value makes cells that may be missing.</summary>
internal sealed class UnionType : ColumnType
{
    private readonly ColumnType[] _allowed;

    private UnionType(IEnumerable<ColumnType> allowed) =>
        _allowed = [.. allowed.OrderBy(type => type.ToString(), PathOrder.Instance)];

    /// <summary>A type, or nothing.</summary>
    public static ColumnType Optional(ColumnType type) => type switch
    {
        UnionType union => union._allowed.Contains(NamedType.None) ? union : new UnionType([.. union._allowed, NamedType.None]),
        NamedType none when ReferenceEquals(none, NamedType.None) => none,
        _ => new UnionType([type, NamedType.None]),
    };

    /// <inheritdoc/>
    internal override ColumnType? Accept(ColumnType value)
    {
        if (value is UnionType other)
            return AcceptAll(other);
        int unknown = -1;
        for (int i = 0; i < _allowed.Length; i++)
        {
            if (_allowed[i] is UnknownType)
                unknown = i;
            else if (_allowed[i].Accept(value) is { } joined)
                return ReferenceEquals(joined, _allowed[i]) ? this : With(i, joined);
        }
        return unknown >= 0 && UnknownType.Instance.Accept(value) is { } first ? With(unknown, first) : null;
    }

    /// <inheritdoc/>
    internal override void Write(TableJson json)
    {
        json.StartObject();
        json.Key("params");
        json.StartObject();
        json.Key("allowed_types");
        json.StartArray();
        foreach (ColumnType type in _allowed)
            type.Write(json.Element());
        json.EndArray();
        json.EndObject();
        json.Key("wb_type");
        json.Text("union");
        json.EndObject();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" or ", (object[])_allowed);

    private ColumnType? AcceptAll(UnionType other)
    {
        ColumnType? joined = this;
        foreach (ColumnType type in other._allowed)
        {
            // What is not known yet can still become anything that is allowed.
            if (type is not UnknownType)
                joined = joined?.Accept(type);
        }
        return joined;
    }

    private UnionType With(int index, ColumnType type) => new(_allowed.Select((allowed, i) => i == index ? type : allowed));
}
