using System.Buffers.Binary;
using System.Text;
using Instrument.Generated;

namespace Instrument.Runtime.Tests.Rows;

/// <summary>Reads a row buffer's file from its bytes alone, written against the layout's description and not against its code.</summary>
internal sealed class RowFile
{
    private readonly byte[] _bytes;

    public RowFile(string path)
    {
        _bytes = OwnedFile.ReadAll(path);
    }

    public string Magic => Encoding.ASCII.GetString(_bytes, 0, 8);

    public int Version => Int32(8);

    public long Capacity => Int64(16);

    public long Head => Int64(128);

    public long Tail => Int64(256);

    public Dictionary<int, List<(string Key, MetricKind Kind, bool Optional)>> Schemas()
    {
        Dictionary<int, List<(string, MetricKind, bool)>> schemas = [];
        int end = 4096 + (int)Int64(24);
        for (int at = 4096; at < end; at += 4 + Int32(at))
        {
            List<(string, MetricKind, bool)> fields = [];
            int place = at + 8;
            Text(ref place);
            int count = Int32(place);
            place += 4;
            for (int field = 0; field < count; field++)
            {
                (MetricKind kind, bool optional) = ((MetricKind)_bytes[place], (_bytes[place + 1] & 1) != 0);
                place += 4;
                fields.Add((Text(ref place), kind, optional));
                Text(ref place);
            }
            Assert.Equal(at + 4 + Int32(at), place);
            schemas.Add(Int32(at + 4), fields);
        }
        return schemas;
    }

    /// <summary>The rows that are not in the log.</summary>
    public List<(int Schema, long Stamp, long Step, byte[] Payload)> Rows()
    {
        List<(int, long, long, byte[])> rows = [];
        int size;
        for (long position = Head; position < Tail; position += size)
        {
            int at = 4096 + 1024 * 1024 + (int)(position % Capacity);
            size = Int32(at);
            Assert.True(size > 0 && size % 8 == 0, $"size {size} at {position}");
            if (Int32(at + 4) != -1)
                rows.Add((Int32(at + 4) >> 2, Int64(at + 8), Int64(at + 16), _bytes[(at + 24)..(at + size)]));
        }
        return rows;
    }

    private string Text(ref int place)
    {
        int length = Int32(place);
        string text = Encoding.UTF8.GetString(_bytes, place + 4, length);
        place += 4 + length;
        return text;
    }

    private int Int32(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at));

    private long Int64(int at) => BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan(at));
}
