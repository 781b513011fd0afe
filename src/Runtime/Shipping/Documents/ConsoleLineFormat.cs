using System.Buffers;
using System.Globalization;
using System.Text;
using Instrument.Records;

namespace Instrument.Shipping.Documents;

/// <summary>Writes console lines as the server takes them (docs/wire/online.md §3.5).</summary>
/// <param name="structured">Whether each line is a JSON object, for servers that announce STRUCTURED_CONSOLE_LOGS.</param>
/// <param name="label">The writer's label; <see langword="null"/> for none.</param>
internal sealed class ConsoleLineFormat(bool structured, string? label)
{
    private readonly ArrayBufferWriter<byte> _line = new();

    /// <summary>The line in UTF-8, valid until the next call.</summary>
    public ReadOnlySpan<byte> Format(OutputLine line)
    {
        _line.ResetWrittenCount();
        // Six digits and no zone, always UTC.
        string time = line.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        if (structured)
            WriteStructured(line, time);
        else
            WritePlain(line, time);
        return _line.WrittenSpan;
    }

    private void WritePlain(OutputLine line, string time)
    {
        if (line.IsError)
            _line.Write("ERROR "u8);
        Encoding.UTF8.GetBytes(time, _line);
        _line.Write(" "u8);
        if (!string.IsNullOrEmpty(label))
            Encoding.UTF8.GetBytes($"[{label}] ", _line);
        Encoding.UTF8.GetBytes(line.Text, _line);
    }

    private void WriteStructured(OutputLine line, string time)
    {
        _line.Write(line.IsError ? "{\"level\":\"error\",\"ts\":\""u8 : "{\"ts\":\""u8);
        Encoding.UTF8.GetBytes(time, _line);
        _line.Write("\""u8);
        if (!string.IsNullOrEmpty(label))
        {
            _line.Write(",\"label\":"u8);
            JsonValue.WriteText(Encoding.UTF8.GetBytes(label), _line);
        }
        _line.Write(",\"content\":"u8);
        JsonValue.WriteText(Encoding.UTF8.GetBytes(line.Text), _line);
        _line.Write("}"u8);
    }
}
