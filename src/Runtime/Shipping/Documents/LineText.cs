using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Instrument.Reading.Values;
using Instrument.Records;

namespace Instrument.Shipping.Documents;

/// <summary>
/// Writes text of a line as what a JSON string holds: the line travels as one in a file_stream request (docs/wire/online.md §3.2).
/// </summary>
internal static class LineText
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create(
        [.. "\"\\"u8, .. Enumerable.Range(0, 0x20).Select(control => (byte)control)]);

    /// <summary>Says how a value of a record gets into a line.</summary>
    /// <remarks>A line must not break the request around it, so only what was checked is copied.</remarks>
    public static LineValueForm FormOf(ReadOnlySpan<byte> json)
    {
        if (JsonSyntax.IsNumber(json))
            return LineValueForm.Number;
        if (JsonSyntax.IsValue(json) && Utf8.IsValid(json))
            return LineValueForm.Json;
        return JsonNumber.TryParse(json, out double _) ? LineValueForm.LooseNumber : LineValueForm.Invalid;
    }

    /// <summary>Adds a value of any form but <see cref="LineValueForm.Invalid"/> and <see cref="LineValueForm.Step"/>.</summary>
    /// <returns>How long it is in the line.</returns>
    public static int WriteValue(ReadOnlySpan<byte> json, LineValueForm form, ByteBuffer output)
    {
        if (form == LineValueForm.Number)
        {
            output.Write(json);
            return json.Length;
        }
        if (form == LineValueForm.Json)
            return WriteJson(json, output);
        if (!JsonNumber.TryParse(json, out double number))
            throw new ArgumentException("The text is no value.", nameof(json));
        int length = JsonValue.Write(number, output.Reserve(JsonValue.MaxNumberBytes));
        output.Advance(length);
        return length;
    }

    /// <summary>Adds sound JSON and returns its length in the line. Control characters outside of strings are white space.</summary>
    public static int WriteJson(ReadOnlySpan<byte> json, ByteBuffer output)
    {
        int length = json.Length;
        // No byte takes more than two.
        Span<byte> room = output.Reserve(2 * length);
        int written = 0;
        while (true)
        {
            int plain = json.IndexOfAny(Escaped);
            if (plain < 0)
            {
                json.CopyTo(room[written..]);
                output.Advance(written + json.Length);
                return length;
            }
            json[..plain].CopyTo(room[written..]);
            written += plain;
            byte special = json[plain];
            if (special < 0x20)
            {
                room[written++] = (byte)' ';
            }
            else
            {
                room[written++] = (byte)'\\';
                room[written++] = special;
            }
            json = json[(plain + 1)..];
        }
    }

    /// <summary>Adds text that is no JSON and returns its length in the line, where invalid UTF-8 is U+FFFD.</summary>
    public static int WriteText(ReadOnlySpan<byte> text, ByteBuffer output)
    {
        if (!Utf8.IsValid(text))
            text = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text));
        int length = text.Length;
        while (true)
        {
            int plain = text.IndexOfAny(Escaped);
            output.Write(plain < 0 ? text : text[..plain]);
            if (plain < 0)
                return length;
            WriteEscape(text[plain], output);
            text = text[(plain + 1)..];
        }
    }

    /// <summary>A key with its colon as a line holds it, escaped for the request.</summary>
    /// <param name="key">The key in UTF-8.</param>
    /// <param name="rawLength">Its length in the line.</param>
    public static byte[] EncodeKey(ReadOnlySpan<byte> key, out int rawLength)
    {
        ArrayBufferWriter<byte> json = new();
        JsonValue.WriteText(key, json);
        using ByteBuffer escaped = new();
        rawLength = WriteJson(json.WrittenSpan, escaped) + 1;
        escaped.Write((byte)':');
        return escaped.Span.ToArray();
    }

    private static void WriteEscape(byte special, ByteBuffer output)
    {
        if (special >= 0x20)
        {
            output.Write([(byte)'\\', special]);
            return;
        }
        output.Write("\\u00"u8);
        output.Write([(byte)('0' + (special >> 4)), (byte)"0123456789abcdef"[special & 0xF]]);
    }
}
