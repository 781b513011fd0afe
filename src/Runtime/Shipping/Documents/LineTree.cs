using System.Globalization;

namespace Instrument.Shipping.Documents;

/// <summary>
/// Collects the values of one line after the other and writes them as a JSON object inside a JSON string. It allocates nothing once
/// all keys are known.
/// </summary>
/// <remarks>Of two values at one place the later counts, and a value and members at one place exclude each other (docs/wire/records.md §5.3).</remarks>
internal sealed class LineTree
{
    private const int MaxStepBytes = 20;

    private long _line;
    private long _step;

    /// <summary>Where lines start.</summary>
    public LineNode Root { get; private set; } = new(null, [], 0);

    /// <summary>Forgets all keys, which bounds the memory of a run whose keys never repeat.</summary>
    public void Reset() => Root = new LineNode(null, [], 0);

    /// <summary>Starts a line.</summary>
    public void Begin() => Root.Begin(++_line);

    /// <summary>Puts a value at a place.</summary>
    public void Set(LineNode node, LineValueForm form, int start, int length) => node.Set(_line, form, start, length);

    /// <summary>Puts the line's step at a place.</summary>
    public void SetStep(LineNode node, long step)
    {
        _step = step;
        node.Set(_line, LineValueForm.Step, 0, 0);
    }

    /// <summary>Adds the line to a request.</summary>
    /// <param name="record">The bytes that the values' positions count in.</param>
    /// <param name="output">The request.</param>
    /// <returns>How long the line is before it is escaped.</returns>
    public int Write(ReadOnlySpan<byte> record, ByteBuffer output) => Write(Root, record, output);

    private int Write(LineNode node, ReadOnlySpan<byte> record, ByteBuffer output)
    {
        output.Write((byte)'{');
        ReadOnlySpan<LineNode> members = node.Members;
        int length = 1 + Math.Max(members.Length, 1);
        for (int index = 0; index < members.Length; index++)
        {
            LineNode member = members[index];
            if (index != 0)
                output.Write((byte)',');
            output.Write(member.EscapedKey);
            length += member.RawKeyLength;
            if (!member.IsLeaf)
                length += Write(member, record, output);
            else if (member.Form == LineValueForm.Step)
                length += WriteStep(output);
            else
                length += LineText.WriteValue(record.Slice(member.Start, member.Length), member.Form, output);
        }
        output.Write((byte)'}');
        return length;
    }

    private int WriteStep(ByteBuffer output)
    {
        _step.TryFormat(output.Reserve(MaxStepBytes), out int length, default, CultureInfo.InvariantCulture);
        output.Advance(length);
        return length;
    }
}
