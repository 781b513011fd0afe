namespace Instrument.Reading.Values;

/// <summary>Walks the members of an object whose text <see cref="JsonSyntax"/> has found sound, without allocating.</summary>
internal ref struct JsonMembers(ReadOnlySpan<byte> json)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private int _at = JsonSyntax.SkipSpace(json, 0) + 1;

    /// <summary>The member's name as it is written: in quotes, escaped.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The text of the member's value.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Goes to the next member.</summary>
    public bool Read()
    {
        int start = JsonSyntax.SkipSpace(_json, _at);
        if (_json[start] == (byte)',')
            start = JsonSyntax.SkipSpace(_json, start + 1);
        if (_json[start] == (byte)'}')
            return false;
        int end = JsonSyntax.SkipString(_json, start);
        Name = _json[start..end];
        start = JsonSyntax.SkipSpace(_json, JsonSyntax.SkipSpace(_json, end) + 1);
        _at = JsonSyntax.SkipValue(_json, start);
        Value = _json[start.._at];
        return true;
    }
}
