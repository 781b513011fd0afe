using System.Buffers;
using System.ComponentModel;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Instrument.Configs;

namespace Instrument.Generated;

/// <summary>
/// Writes a config as one JSON object. For generated code, which writes a key and then its value, member by member.
/// </summary>
/// <remarks>
/// The dialect is W&amp;B's (docs/wire/records.md §5.7): NaN becomes <c>null</c>, infinities are the bare tokens
/// <c>Infinity</c> and <c>-Infinity</c>. After <see cref="Reset"/> a writer is used again without allocating.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class ConfigWriter : IDisposable
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly Utf8JsonWriter _json;
    private readonly List<Item>? _items;
    private readonly SecretIndex? _secrets;

    /// <summary>Starts a config object in <paramref name="output"/>.</summary>
    public ConfigWriter(IBufferWriter<byte> output)
    {
        _json = new Utf8JsonWriter(output, Options);
        _json.WriteStartObject();
    }

    internal ConfigWriter(IBufferWriter<byte> output, List<Item> items) : this(output) => _items = items;

    internal ConfigWriter(IBufferWriter<byte> output, SecretIndex secrets) : this(output) => _secrets = secrets;

    /// <summary>Starts another config object in <paramref name="output"/>.</summary>
    public void Reset(IBufferWriter<byte> output)
    {
        _json.Reset(output);
        _json.WriteStartObject();
    }

    /// <summary>Ends the config object and hands all bytes to the output.</summary>
    public void Complete()
    {
        EndItem();
        _json.WriteEndObject();
        _json.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    /// <summary>Writes the key of the value that follows.</summary>
    public void WriteKey(ReadOnlySpan<byte> utf8Key)
    {
        EndItem();
        _json.WritePropertyName(utf8Key);
        if (_items is not null && _json.CurrentDepth == 1)
            _items.Add(new Item(Encoding.UTF8.GetString(utf8Key), Position, 0));
    }

    /// <summary>Writes the key of the value that follows in a dictionary.</summary>
    public void WriteKey(string key) => _json.WritePropertyName(key);

    /// <summary>Writes a nested config as an object, or <c>null</c>.</summary>
    public void WriteConfig<T>(T? config) where T : IWandbConfig
    {
        if (config is null)
        {
            _json.WriteNullValue();
            return;
        }
        _json.WriteStartObject();
        config.WriteConfig(this);
        _json.WriteEndObject();
    }

    /// <summary>Writes that there is a secret, or <c>null</c>.</summary>
    public void WriteSecret<T>(T secret)
    {
        if (secret is null)
            _json.WriteNullValue();
        else
            _json.WriteStringValue(_secrets is null ? ConfigJson.Redacted : ConfigJson.SecretText(_secrets.IndexOf(secret)));
    }

    /// <summary>Starts a dictionary.</summary>
    public void StartObject() => _json.WriteStartObject();

    /// <summary>Ends the innermost dictionary.</summary>
    public void EndObject() => _json.WriteEndObject();

    /// <summary>Starts a list.</summary>
    public void StartArray() => _json.WriteStartArray();

    /// <summary>Ends the innermost list.</summary>
    public void EndArray() => _json.WriteEndArray();

    /// <summary>Writes <c>null</c>.</summary>
    public void WriteNull() => _json.WriteNullValue();

    /// <summary>Writes a flag.</summary>
    public void Write(bool value) => _json.WriteBooleanValue(value);

    /// <summary>Writes an integer.</summary>
    public void Write(long value) => _json.WriteNumberValue(value);

    /// <summary>Writes an unsigned integer.</summary>
    public void Write(ulong value) => _json.WriteNumberValue(value);

    /// <summary>Writes a number; NaN becomes <c>null</c>.</summary>
    public void Write(double value)
    {
        if (double.IsFinite(value))
            _json.WriteNumberValue(value);
        else
            WriteNonFinite(value);
    }

    /// <summary>Writes a number with the digits of a <see cref="float"/>; NaN becomes <c>null</c>.</summary>
    public void Write(float value)
    {
        if (float.IsFinite(value))
            _json.WriteNumberValue(value);
        else
            WriteNonFinite(value);
    }

    /// <summary>Writes a number with the digits of a <see cref="Half"/>; NaN becomes <c>null</c>.</summary>
    public void Write(Half value)
    {
        if (Half.IsFinite(value))
            WriteFormatted(value);
        else
            WriteNonFinite((double)value);
    }

    /// <summary>Writes a decimal number.</summary>
    public void Write(decimal value) => _json.WriteNumberValue(value);

    /// <summary>Writes an integer of up to 128 bits.</summary>
    public void Write(Int128 value) => WriteFormatted(value);

    /// <summary>Writes an unsigned integer of up to 128 bits.</summary>
    public void Write(UInt128 value) => WriteFormatted(value);

    /// <summary>Writes text, or <c>null</c>.</summary>
    public void Write(string? value) => _json.WriteStringValue(value);

    /// <summary>Writes one character as text.</summary>
    public void Write(char value) => _json.WriteStringValue(new ReadOnlySpan<char>(in value));

    /// <summary>Writes UTF-8 text.</summary>
    public void Write(ReadOnlySpan<byte> utf8Value) => _json.WriteStringValue(utf8Value);

    private int Position => (int)(_json.BytesCommitted + _json.BytesPending);

    private void EndItem()
    {
        if (_items is { Count: > 0 } items && _json.CurrentDepth == 1)
            items[^1] = items[^1] with { End = Position };
    }

    private void WriteFormatted<T>(T value) where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[64];
        value.TryFormat(text, out int length, default, System.Globalization.CultureInfo.InvariantCulture);
        _json.WriteRawValue(text[..length], skipInputValidation: true);
    }

    private void WriteNonFinite(double value)
    {
        ReadOnlySpan<byte> token = double.IsNaN(value) ? "null"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8;
        _json.WriteRawValue(token, skipInputValidation: true);
    }

    /// <summary>A top-level member of the config and where its value lies in the output.</summary>
    internal readonly record struct Item(string Key, int Start, int End);
}
