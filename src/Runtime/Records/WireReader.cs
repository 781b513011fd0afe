namespace Instrument.Records;

/// <summary>
/// Walks the fields of one protobuf message in memory, without allocating. For the messages that are read too often, or for too
/// little of their content, to be parsed whole.
/// </summary>
internal ref struct WireReader(ReadOnlySpan<byte> message)
{
    private readonly ReadOnlySpan<byte> _message = message;
    private int _position;

    /// <summary>Number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>Whether the current field has <see cref="Bytes"/>: it is text or a message.</summary>
    public bool HasBytes { get; private set; }

    /// <summary>Where the current field's bytes start in the message.</summary>
    public int Start { get; private set; }

    /// <summary>How many bytes the current field has.</summary>
    public int Length { get; private set; }

    /// <summary>The current field's value, if it is a variable-length integer; else 0.</summary>
    public ulong Number { get; private set; }

    /// <summary>Whether the walk ended at bytes that are no field.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>The current field's text or message.</summary>
    public readonly ReadOnlySpan<byte> Bytes => _message.Slice(Start, Length);

    /// <summary>Goes to the next field.</summary>
    /// <returns>False at the end, and where the message is malformed.</returns>
    public bool Read()
    {
        if (_position == _message.Length)
            return false;
        if (!TryReadVarint(out ulong tag) || tag >> 3 is 0 or > 0x1FFFFFFF)
            return Fail();
        Field = (int)(tag >> 3);
        HasBytes = false;
        Number = 0;
        switch (tag & 7)
        {
            case 0:
                if (!TryReadVarint(out ulong number))
                    return Fail();
                Number = number;
                return true;
            case 1:
                return Skip(sizeof(ulong)) || Fail();
            case 2:
                if (!TryReadVarint(out ulong length) || length > (ulong)(_message.Length - _position))
                    return Fail();
                HasBytes = true;
                Start = _position;
                Length = (int)length;
                return Skip(Length);
            case 5:
                return Skip(sizeof(uint)) || Fail();
            default:
                // Groups: no message of a log has any.
                return Fail();
        }
    }

    private bool Skip(int bytes)
    {
        if (bytes > _message.Length - _position)
            return false;
        _position += bytes;
        return true;
    }

    private bool Fail()
    {
        IsMalformed = true;
        _position = _message.Length;
        return false;
    }

    private bool TryReadVarint(out ulong value) => Varint.TryRead(_message, ref _position, out value);
}
