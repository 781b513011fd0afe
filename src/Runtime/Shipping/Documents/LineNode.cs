namespace Instrument.Shipping.Documents;

/// <summary>A place for values in lines: a key at some depth. It is kept for all lines; what it holds belongs to one of them.</summary>
internal sealed class LineNode(LineNode? parent, byte[] escapedKey, int rawKeyLength)
{
    private LineNode[] _members = [];
    private Dictionary<string, LineNode>? _children;
    private long _line = -1;

    /// <summary>The key with its colon, as the request holds it.</summary>
    public byte[] EscapedKey { get; } = escapedKey;

    /// <summary>How long the key with its colon is in the line.</summary>
    public int RawKeyLength { get; } = rawKeyLength;

    /// <summary>Whether the node holds a value, not members.</summary>
    public bool IsLeaf { get; private set; }

    /// <summary>How the value gets into the line.</summary>
    public LineValueForm Form { get; private set; }

    /// <summary>Where the value's text starts in the record.</summary>
    public int Start { get; private set; }

    /// <summary>How long the value's text is.</summary>
    public int Length { get; private set; }

    /// <summary>The members of this line, in the order of their first appearance.</summary>
    public ReadOnlySpan<LineNode> Members => _members.AsSpan(0, MemberCount);

    private int MemberCount { get; set; }

    /// <summary>The node of a key below this one, made when it is first asked for.</summary>
    public LineNode Child(string key)
    {
        _children ??= [];
        if (_children.TryGetValue(key, out LineNode? child))
            return child;
        byte[] encoded = LineText.EncodeKey(System.Text.Encoding.UTF8.GetBytes(key), out int rawLength);
        child = new LineNode(this, encoded, rawLength);
        _children.Add(key, child);
        return child;
    }

    /// <summary>Starts a line; only for the root.</summary>
    public void Begin(long line)
    {
        _line = line;
        IsLeaf = false;
        MemberCount = 0;
    }

    /// <summary>Puts a value here. It replaces what the line had here, and every plain value on the way.</summary>
    public void Set(long line, LineValueForm form, int start, int length)
    {
        if (_line != line)
        {
            parent!.AddMember(line, this);
            _line = line;
        }
        else
        {
            DropMembers();
        }
        IsLeaf = true;
        Form = form;
        Start = start;
        Length = length;
    }

    private void AddMember(long line, LineNode member)
    {
        if (_line != line)
        {
            parent!.AddMember(line, this);
            _line = line;
            IsLeaf = false;
            MemberCount = 0;
        }
        else if (IsLeaf)
        {
            IsLeaf = false;
            MemberCount = 0;
        }
        if (MemberCount == _members.Length)
            Array.Resize(ref _members, Math.Max(4, 2 * MemberCount));
        _members[MemberCount++] = member;
    }

    private void DropMembers()
    {
        if (IsLeaf)
            return;
        foreach (LineNode member in Members)
        {
            member.DropMembers();
            member._line = -1;
        }
        MemberCount = 0;
    }
}
