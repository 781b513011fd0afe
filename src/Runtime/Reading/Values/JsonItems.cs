namespace Instrument.Reading.Values;

/// <summary>Walks the items of an array whose text <see cref="JsonSyntax"/> has found sound, without allocating.</summary>
internal ref struct JsonItems(ReadOnlySpan<byte> json)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private int _at = JsonSyntax.SkipSpace(json, 0) + 1;

    /// <summary>The text of the item.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Goes to the next item.</summary>
    public bool Read()
    {
        int start = JsonSyntax.SkipSpace(_json, _at);
        if (_json[start] == (byte)',')
            start = JsonSyntax.SkipSpace(_json, start + 1);
        if (_json[start] == (byte)']')
            return false;
        _at = JsonSyntax.SkipValue(_json, start);
        Value = _json[start.._at];
        return true;
    }
}
