using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Instrument.Generated;

/// <content>Text, and the types whose form in a row is another type's.</content>
public ref partial struct RowWriter
{
    // Longer than any date (33 characters) or GUID (36).
    private const int MaxFormattedBytes = 64;
    private const int MaxStackChars = 256;

    /// <summary>Writes a <see cref="MetricKind.String"/> field; <see langword="null"/> leaves it out.</summary>
    public void WriteString(string? value)
    {
        if (Present(MetricKind.String, value is not null))
            AppendText(value);
    }

    /// <summary>Writes a character as a <see cref="MetricKind.String"/> field; <see langword="null"/> leaves it out.</summary>
    public void WriteChar(char? value)
    {
        if (Present(MetricKind.String, value.HasValue))
            AppendText([value.GetValueOrDefault()]);
    }

    /// <summary>Writes a time as a <see cref="MetricKind.String"/> field: ISO 8601 in UTC. <see langword="null"/> leaves it out.</summary>
    /// <remarks>A time without a kind is taken as UTC, so that the text does not depend on the machine's time zone.</remarks>
    public void WriteDateTime(DateTime? value)
    {
        if (!Present(MetricKind.String, value.HasValue))
            return;
        DateTime time = value.GetValueOrDefault();
        AppendFormatted(time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc), "O");
    }

    /// <summary>Writes a time as a <see cref="MetricKind.String"/> field: ISO 8601 in UTC. <see langword="null"/> leaves it out.</summary>
    public void WriteDateTimeOffset(DateTimeOffset? value)
    {
        if (Present(MetricKind.String, value.HasValue))
            AppendFormatted(value.GetValueOrDefault().UtcDateTime, "O");
    }

    /// <summary>Writes a GUID as a <see cref="MetricKind.String"/> field; <see langword="null"/> leaves it out.</summary>
    public void WriteGuid(Guid? value)
    {
        if (Present(MetricKind.String, value.HasValue))
            AppendFormatted(value.GetValueOrDefault(), "D");
    }

    /// <summary>Writes a duration as a <see cref="MetricKind.Double"/> field, in seconds.</summary>
    public void WriteTimeSpan(TimeSpan value) => WriteDouble(value.TotalSeconds);

    /// <summary>Writes a duration as an optional <see cref="MetricKind.Double"/> field, in seconds.</summary>
    public void WriteTimeSpan(TimeSpan? value) => WriteDouble(value?.TotalSeconds);

    /// <summary>Writes the name of an enum's member as a <see cref="MetricKind.String"/> field.</summary>
    public void WriteName<T>(T value) where T : struct, Enum => WriteName((T?)value);

    /// <summary>Writes the name of an enum's member as a <see cref="MetricKind.String"/> field; <see langword="null"/> leaves it out.</summary>
    public void WriteName<T>(T? value) where T : struct, Enum
    {
        if (!Present(MetricKind.String, value.HasValue))
            return;
        Span<char> name = stackalloc char[MaxStackChars];
        // Only a combination of very many flags is longer.
        if (Enum.TryFormat(value.GetValueOrDefault(), name, out int length))
            AppendText(name[..length]);
        else
            AppendText(value.GetValueOrDefault().ToString());
    }

    private void AppendText(scoped ReadOnlySpan<char> text)
    {
        Reserve(sizeof(int) + Encoding.UTF8.GetMaxByteCount(text.Length) + sizeof(ulong));
        EndText(Encoding.UTF8.GetBytes(text, _buffer[(_position + sizeof(int))..]));
    }

    private void AppendFormatted<T>(T value, scoped ReadOnlySpan<char> format) where T : IUtf8SpanFormattable
    {
        Reserve(sizeof(int) + MaxFormattedBytes + sizeof(ulong));
        value.TryFormat(_buffer[(_position + sizeof(int))..], out int written, format, CultureInfo.InvariantCulture);
        EndText(written);
    }

    // The bytes lie behind the room for their count; what follows them up to a multiple of 8 is made zero.
    private void EndText(int bytes)
    {
        MemoryMarshal.Write(_buffer[_position..], bytes);
        int end = _position + sizeof(int) + bytes;
        _position = (end + 7) & ~7;
        _buffer[end.._position].Clear();
    }
}
