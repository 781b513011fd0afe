using System.Runtime.InteropServices;
using System.Text.Json;
using Instrument.Configs;

namespace Instrument.Generated;

/// <content>The value itself, for the parsers.</content>
public sealed partial class ConfigReader
{
    private const int MaxShownLength = 40;

    internal bool IsNull => _value.ValueKind == JsonValueKind.Null;

    internal bool IsNumber => _value.ValueKind == JsonValueKind.Number;

    internal bool? Boolean => _value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The value if it is text, or a token such as <c>Infinity</c>.</summary>
    internal string? Text => _value.ValueKind == JsonValueKind.String ? ConfigJson.Token(_value.GetString()!) : null;

    /// <summary>The digits of a number.</summary>
    internal ReadOnlySpan<byte> Digits => JsonMarshal.GetRawUtf8Value(_value);

    /// <summary>The elements of a list; null when the value is none.</summary>
    internal IEnumerable<ConfigReader>? Items => _value.ValueKind == JsonValueKind.Array
        ? _value.EnumerateArray().Select((item, index) => new ConfigReader(item, ConfigPath.Item(_path, index), _log))
        : null;

    /// <summary>The entries of a dictionary; null when the value is none.</summary>
    internal IEnumerable<KeyValuePair<string, ConfigReader>>? Entries => _value.ValueKind == JsonValueKind.Object
        ? _value.EnumerateObject().Select(entry => KeyValuePair.Create(
            entry.Name, new ConfigReader(entry.Value, ConfigPath.Member(_path, entry.Name), _log)))
        : null;

    /// <summary>Reports a value of another kind.</summary>
    internal void Expected(string what) => Report(ConfigReadErrorKind.WrongType, $"expected {what}, found {Shown()}");

    /// <summary>Reports a value that is none of the known ones.</summary>
    internal void ExpectedOneOf(ReadOnlySpan<string> names) => Expected($"one of {string.Join(", ", names)}");

    /// <summary>Reports a number that does not fit.</summary>
    internal void OutOfRange(string what) => Report(ConfigReadErrorKind.OutOfRange, $"expected {what}, found {Shown()}");

    private void Report(ConfigReadErrorKind kind, string message) => _log.Add(_path, kind, message);

    private string Shown()
    {
        if (_value.ValueKind == JsonValueKind.Object)
            return "an object";
        if (_value.ValueKind == JsonValueKind.Array)
            return "a list";
        string text = ConfigJson.Text(_value);
        return text.Length <= MaxShownLength ? text : text[..MaxShownLength] + "…";
    }
}
