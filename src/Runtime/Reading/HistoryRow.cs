using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Instrument.Reading.Values;

namespace Instrument.Reading;

/// <summary>One row of a run: what one call of <c>Log</c> added, or several of one step.</summary>
/// <remarks>
/// A value inside nested dictionaries has a key of its own, its segments joined by dots; so has each member of an image or another
/// media object, for example <c>sample._type</c>. W&amp;B's own <c>_step</c>, <c>_timestamp</c> and <c>_runtime</c> are values
/// too. A row does not change and keeps only its own bytes.
/// </remarks>
public sealed class HistoryRow
{
    // Up to here, looking through the keys one by one is as fast as a table.
    private const int FewKeys = 12;

    private readonly string[] _keys;
    private readonly int[] _ends;
    private readonly byte[] _values;
    private Dictionary<string, int>? _places;

    internal HistoryRow(string[] keys, int[] ends, byte[] values)
    {
        _keys = keys;
        _ends = ends;
        _values = values;
    }

    /// <summary>The row's step; -1 if it has none, as in runs that several processes write together.</summary>
    public long Step { get; internal init; }

    /// <summary>When the row was logged; <see langword="null"/> if it does not say.</summary>
    public DateTimeOffset? Timestamp { get; internal init; }

    /// <summary>How long the run had been going; <see langword="null"/> if the row does not say.</summary>
    public TimeSpan? Runtime { get; internal init; }

    /// <summary>Where the row starts in the log, for <see cref="RowFilter.FromPosition"/>.</summary>
    public long Position { get; internal init; }

    /// <summary>Where reading goes on after this row, for <see cref="RowFilter.FromPosition"/>.</summary>
    public long NextPosition { get; internal init; }

    /// <summary>The keys of this row, in the order of the log. With <see cref="RowFilter.Keys"/>, those of them that it has.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>Whether the row has this key.</summary>
    /// <param name="key">The key.</param>
    public bool Contains(string key) => PlaceOf(key) >= 0;

    /// <summary>Reads a number, also NaN and the infinities.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The number; 0 if there is none.</param>
    /// <returns>Whether the row has the key and its value is a number.</returns>
    public bool TryGetDouble(string key, out double value)
    {
        value = 0;
        return TryFind(key, out ReadOnlySpan<byte> json) && JsonNumber.TryParse(json, out value);
    }

    /// <summary>Reads a whole number, however it was written: 1e+06 is one.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The number; 0 if there is none.</param>
    /// <returns>Whether the row has the key and its value is a whole number that fits.</returns>
    public bool TryGetInt64(string key, out long value)
    {
        value = 0;
        return TryFind(key, out ReadOnlySpan<byte> json) && JsonNumber.TryParse(json, out value);
    }

    /// <summary>Reads a flag.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The flag; <see langword="false"/> if there is none.</param>
    /// <returns>Whether the row has the key and its value is a flag.</returns>
    public bool TryGetBoolean(string key, out bool value)
    {
        bool found = TryFind(key, out ReadOnlySpan<byte> json) && JsonDialect.KindOf(json) == ValueKinds.Boolean;
        value = found && JsonNumber.Trim(json)[0] == (byte)'t';
        return found;
    }

    /// <summary>Reads text.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The text; <see langword="null"/> if there is none.</param>
    /// <returns>Whether the row has the key and its value is text.</returns>
    public bool TryGetString(string key, [NotNullWhen(true)] out string? value)
    {
        value = null;
        if (TryFind(key, out ReadOnlySpan<byte> json) && JsonDialect.KindOf(json) == ValueKinds.Text)
            value = JsonDialect.TextOf(json);
        return value is not null;
    }

    /// <summary>Reads any value as JSON.</summary>
    /// <remarks>
    /// NaN and the infinities, which W&amp;B writes as bare tokens at any depth, are the strings <c>"NaN"</c>,
    /// <c>"Infinity"</c> and <c>"-Infinity"</c>. A value that is no JSON is a string of its whole text.
    /// </remarks>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the row has the key.</returns>
    public bool TryGetJson(string key, out JsonElement value)
    {
        bool found = TryFind(key, out ReadOnlySpan<byte> json);
        value = found ? JsonDialect.Parse(json) : default;
        return found;
    }

    /// <summary>The text of a value as it stands in the log: JSON, but with bare NaN and infinities; bad UTF-8 becomes U+FFFD.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The text, or <see langword="null"/> if the row lacks the key.</returns>
    public string? GetRawJson(string key) => TryFind(key, out ReadOnlySpan<byte> json) ? Encoding.UTF8.GetString(json) : null;

    private bool TryFind(string key, out ReadOnlySpan<byte> json)
    {
        int place = PlaceOf(key);
        if (place < 0)
        {
            json = default;
            return false;
        }
        int start = place == 0 ? 0 : _ends[place - 1];
        json = _values.AsSpan(start, _ends[place] - start);
        return true;
    }

    private int PlaceOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_keys.Length <= FewKeys)
            return Array.IndexOf(_keys, key);
        Dictionary<string, int>? places = _places;
        if (places is null)
        {
            places = new Dictionary<string, int>(_keys.Length);
            for (int place = 0; place < _keys.Length; place++)
                places.Add(_keys[place], place);
            _places = places;
        }
        return places.TryGetValue(key, out int found) ? found : -1;
    }
}
