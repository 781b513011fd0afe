using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Instrument.Artifacts;

namespace Instrument.Tables;

/// <summary>Writes the cells of rows into a table's file.</summary>
/// <param name="json">Writes the file.</param>
/// <param name="writeMedia">Writes the media value with an index.</param>
internal sealed class CellJson(TableJson json, Action<int> writeMedia)
{
    private const string DateFormat = "yyyy-MM-dd";
    private const string SecondsFormat = "yyyy-MM-ddTHH:mm:ss";
    private const string MicrosecondsFormat = "yyyy-MM-ddTHH:mm:ss.ffffff";

    /// <summary>Writes a row.</summary>
    public void WriteRow(ReadOnlySpan<byte> row)
    {
        CellReader cells = new(row);
        json.Element().StartArray();
        while (!cells.IsAtEnd)
            WriteCell(ref cells, isElement: true);
        json.EndArray();
    }

    private void WriteCell(ref CellReader cells, bool isElement)
    {
        if (isElement)
            json.Element();
        switch (cells.Kind())
        {
            case CellKind.Null: json.Null(); break;
            case CellKind.False: json.Boolean(false); break;
            case CellKind.True: json.Boolean(true); break;
            case CellKind.Int64: json.Integer((long)cells.Word()); break;
            case CellKind.UInt64: json.Integer(cells.Word()); break;
            case CellKind.Double: json.Number(BitConverter.UInt64BitsToDouble(cells.Word())); break;
            case CellKind.Single: WriteSingle(BitConverter.Int32BitsToSingle(cells.Count())); break;
            case CellKind.Digits: json.Raw(cells.Text()); break;
            case CellKind.Text: json.Text(cells.Text()); break;
            case CellKind.Timestamp: WriteTimestamp(cells.Timestamp()); break;
            case CellKind.Media: writeMedia(cells.Count()); break;
            case CellKind.List: WriteList(ref cells); break;
            case CellKind.Object: WriteObject(ref cells); break;
            default: throw new InvalidDataException("A row of a table is damaged.");
        }
    }

    private void WriteList(ref CellReader cells)
    {
        json.StartArray();
        for (int count = cells.Count(); count > 0; count--)
            WriteCell(ref cells, isElement: true);
        json.EndArray();
    }

    private void WriteObject(ref CellReader cells)
    {
        json.StartObject();
        if (json.Dialect == TableDialect.Artifact)
            WriteSorted(ref cells);
        else
            WriteInOrder(ref cells);
        json.EndObject();
    }

    private void WriteInOrder(ref CellReader cells)
    {
        for (int count = cells.Count(); count > 0; count--)
        {
            json.Key(cells.Text());
            WriteCell(ref cells, isElement: false);
        }
    }

    // The artifact's files have all keys in order.
    private void WriteSorted(ref CellReader cells)
    {
        (string Key, Range Cell)[] members = new (string, Range)[cells.Count()];
        ReadOnlySpan<byte> all = cells.Rest;
        for (int i = 0; i < members.Length; i++)
        {
            string key = Encoding.UTF8.GetString(cells.Text());
            int start = all.Length - cells.Rest.Length;
            cells.Skip();
            members[i] = (key, start..(all.Length - cells.Rest.Length));
        }
        foreach ((string key, Range cell) in members.OrderBy(member => member.Key, PathOrder.Instance))
        {
            json.Key(key);
            CellReader value = new(all[cell]);
            WriteCell(ref value, isElement: false);
        }
    }

    // The shortest digits of a float are those of the double that is nearest to them.
    private void WriteSingle(float value)
    {
        Span<byte> digits = stackalloc byte[32];
        if (float.IsFinite(value) && value.TryFormat(digits, out int length, default, CultureInfo.InvariantCulture)
            && Utf8Parser.TryParse(digits[..length], out double same, out _))
            json.Number(same);
        else
            json.Number(value);
    }

    private void WriteTimestamp((TimestampForm Form, DateTime Shown, int OffsetMinutes) time)
    {
        if (json.Dialect == TableDialect.Artifact)
        {
            json.Integer((time.Shown.Ticks - DateTime.UnixEpoch.Ticks - (time.OffsetMinutes * TimeSpan.TicksPerMinute)) / TimeSpan.TicksPerMillisecond);
            return;
        }
        bool isWhole = time.Shown.Ticks % TimeSpan.TicksPerSecond < TimeSpan.TicksPerMicrosecond;
        string text = time.Shown.ToString(time.Form == TimestampForm.Date ? DateFormat : isWhole ? SecondsFormat : MicrosecondsFormat, CultureInfo.InvariantCulture);
        int minutes = Math.Abs(time.OffsetMinutes);
        json.Text(time.Form switch
        {
            TimestampForm.Utc => text + "Z",
            TimestampForm.Offset => string.Create(CultureInfo.InvariantCulture, $"{text}{(time.OffsetMinutes < 0 ? '-' : '+')}{minutes / 60:00}:{minutes % 60:00}"),
            _ => text,
        });
    }
}
