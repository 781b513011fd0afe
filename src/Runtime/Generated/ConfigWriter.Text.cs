using System.Globalization;

namespace Instrument.Generated;

/// <content>Values that JSON has no kind for.</content>
public sealed partial class ConfigWriter
{
    private const int MaxFormattedBytes = 64;

    /// <summary>Writes a time span as its seconds.</summary>
    public void Write(TimeSpan value) => _json.WriteNumberValue(value.Ticks / (decimal)TimeSpan.TicksPerSecond);

    /// <summary>Writes date and time in ISO 8601.</summary>
    public void Write(DateTime value) => _json.WriteStringValue(value);

    /// <summary>Writes date and time in ISO 8601.</summary>
    public void Write(DateTimeOffset value) => _json.WriteStringValue(value);

    /// <summary>Writes a date in ISO 8601.</summary>
    public void Write(DateOnly value) => WriteText(value, "O");

    /// <summary>Writes a time of day in ISO 8601.</summary>
    public void Write(TimeOnly value) => WriteText(value, "O");

    /// <summary>Writes an identifier as text.</summary>
    public void Write(Guid value) => _json.WriteStringValue(value);

    /// <summary>Writes an address as it was given, or <c>null</c>.</summary>
    public void Write(Uri? value) => _json.WriteStringValue(value?.OriginalString);

    /// <summary>Writes a version as text, or <c>null</c>.</summary>
    public void Write(Version? value)
    {
        if (value is null)
            _json.WriteNullValue();
        else
            WriteText(value, "");
    }

    private void WriteText<T>(T value, string format) where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[MaxFormattedBytes];
        value.TryFormat(text, out int length, format, CultureInfo.InvariantCulture);
        _json.WriteStringValue(text[..length]);
    }
}
