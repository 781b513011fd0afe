using System.Collections.Concurrent;
using System.Globalization;

namespace Instrument.Tables;

/// <summary>A column type that its name says all of: numbers, text, flags, dates, nothing, and the media types without further description.</summary>
internal sealed class NamedType : ColumnType
{
    // Names of W&B's media types, of which there are a dozen.
    private static readonly ConcurrentDictionary<string, NamedType> Media = new(StringComparer.Ordinal);

    private readonly string _name;
    private readonly string? _className;
    private readonly string _text;

    private NamedType(string name, string? className = null)
    {
        _name = name;
        _className = className;
        _text = char.ToUpperInvariant(name[0]) + name[1..].ToLower(CultureInfo.InvariantCulture) + (className is null ? "" : $"(class_name:{className})");
    }

    /// <summary>No value.</summary>
    public static NamedType None { get; } = new("none");

    /// <inheritdoc cref="ColumnType.Number"/>
    public static new NamedType Number { get; } = new("number");

    /// <summary>The type of the value NaN: a number, which also serves as a missing one.</summary>
    public static NamedType NotANumber { get; } = new("number");

    /// <inheritdoc cref="ColumnType.String"/>
    public static new NamedType String { get; } = new("string");

    /// <inheritdoc cref="ColumnType.Boolean"/>
    public static new NamedType Boolean { get; } = new("boolean");

    /// <inheritdoc cref="ColumnType.Timestamp"/>
    public static new NamedType Timestamp { get; } = new("timestamp");

    /// <summary>A list whose elements have no type in common.</summary>
    public static NamedType Invalid { get; } = new("invalid");

    /// <summary>The type of a media value. Few of them are types of columns; others are known by the names of their classes (docs/wire/media.md §17.6).</summary>
    public static NamedType OfValue(WandbValue value) => value.TypeName switch
    {
        "audio-file" or "video-file" or "html-file" or "object3D-file" or "image-file" or "wb_trace_tree" =>
            Media.GetOrAdd(value.TypeName, static name => new NamedType(name)),
        _ => Media.GetOrAdd(value.GetType().Name, static name => new NamedType("pythonObject", name)),
    };

    /// <inheritdoc/>
    internal override ColumnType? Accept(ColumnType value)
    {
        if (ReferenceEquals(value, this))
            return this;
        return ReferenceEquals(value, NotANumber) && (ReferenceEquals(this, Number) || ReferenceEquals(this, None)) ? this : null;
    }

    /// <inheritdoc/>
    internal override void Write(TableJson json)
    {
        json.StartObject();
        if (_className is not null)
        {
            json.Key("params");
            json.StartObject();
            json.Key("class_name");
            json.Text(_className);
            json.EndObject();
        }
        json.Key("wb_type");
        json.Text(_name);
        json.EndObject();
    }

    /// <inheritdoc/>
    public override string ToString() => _text;
}
