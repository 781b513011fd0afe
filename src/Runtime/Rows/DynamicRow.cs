using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Instrument.Generated;
using Instrument.Media;

namespace Instrument.Rows;

/// <summary>
/// Builds the payload of a row that names its own keys: per value its kind (8 bytes), its path and the value as a row holds it.
/// Nested dictionaries become paths of several segments.
/// </summary>
/// <param name="scratch">Memory for the row; a row that needs more rents it.</param>
/// <param name="queue">Takes the row's media; without it they are left out.</param>
internal ref struct DynamicRow(Span<byte> scratch, ValueQueue? queue = null)
{
    private const byte SegmentEnd = 0;
    private Span<byte> _buffer = scratch;
    private byte[]? _rented;
    private int _position;

    /// <summary>The payload so far.</summary>
    public readonly ReadOnlySpan<byte> Payload => _buffer[.._position];

    /// <summary>The row's media; <see langword="null"/> if it has none.</summary>
    public ValueRow? Values { get; private set; }

    /// <summary>Adds a value of any supported type. <see langword="null"/> is kept as JSON <c>null</c>.</summary>
    /// <exception cref="ArgumentException">The key breaks a rule, or the value's type cannot be logged.</exception>
    public void Add(string key, object? value)
    {
        ThrowIfInvalid(key);
        AddAt(key, key, value, depth: 0);
    }

    /// <summary>Adds a number.</summary>
    /// <exception cref="ArgumentException">The key breaks a rule.</exception>
    public void Add(string key, double value)
    {
        ThrowIfInvalid(key);
        AddWord(key, MetricKind.Double, BitConverter.DoubleToUInt64Bits(value));
    }

    /// <summary>Adds a ready JSON value at a path (segments parted by a zero byte). A number is kept as one.</summary>
    public void AddJson(string path, string json)
    {
        if (long.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
            AddWord(path, MetricKind.Int64, (ulong)integer);
        else if (double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            AddWord(path, MetricKind.Double, BitConverter.DoubleToUInt64Bits(number));
        else
            AddText(path, MetricKind.Json, json);
    }

    /// <summary>Returns rented memory.</summary>
    public void Dispose()
    {
        if (_rented is not null)
            ArrayPool<byte>.Shared.Return(_rented);
        _rented = null;
        _buffer = default;
    }

    private void AddAt(string root, string path, object? value, int depth)
    {
        switch (value)
        {
            case null: AddText(path, MetricKind.Json, "null"); break;
            case double x: AddWord(path, MetricKind.Double, BitConverter.DoubleToUInt64Bits(x)); break;
            case float x: AddWord(path, MetricKind.Single, BitConverter.SingleToUInt32Bits(x)); break;
            case Half x: AddWord(path, MetricKind.Half, BitConverter.HalfToUInt16Bits(x)); break;
            case bool x: AddWord(path, MetricKind.Boolean, x ? 1UL : 0UL); break;
            case string x: AddText(path, MetricKind.String, x); break;
            case char x: AddText(path, MetricKind.String, x.ToString()); break;
            case Enum x: AddAt(root, path, Convert.ChangeType(x, x.GetTypeCode(), CultureInfo.InvariantCulture), depth); break;
            case sbyte or short or int or long: AddWord(path, MetricKind.Int64, (ulong)Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case byte or ushort or uint or ulong: AddWord(path, MetricKind.UInt64, Convert.ToUInt64(value, CultureInfo.InvariantCulture)); break;
            case nint x: AddWord(path, MetricKind.Int64, (ulong)x); break;
            case nuint x: AddWord(path, MetricKind.UInt64, x); break;
            case decimal x: AddWide(path, MetricKind.Decimal, x); break;
            case Int128 x: AddWide(path, MetricKind.Int128, x); break;
            case UInt128 x: AddWide(path, MetricKind.UInt128, x); break;
            case WandbValue x: AddValue(path, x.Capture()); break;
            case IEnumerable<WandbValue?> x: AddValues(path, x); break;
            case IEnumerable<KeyValuePair<string, object?>> x: AddNested(root, path, x, depth); break;
            case IDictionary x: AddNested(root, path, DynamicJson.Members(root, x), depth); break;
            case JsonElement or IEnumerable: AddText(path, MetricKind.Json, DynamicJson.Write(root, value, depth)); break;
            default: throw DynamicJson.NotSupported(root, value);
        }
    }

    private void AddValues(string path, IEnumerable<WandbValue?> values)
    {
        // Once: what makes the values may cost something.
        WandbValue?[] list = [.. values];
        if (list.Length != 0)
            AddValue(path, WandbValueList.Create(InnerKey(path), list));
        else
            AddText(path, MetricKind.Json, "[]");
    }

    private void AddValue(string path, WandbValue value)
    {
        value.ThrowIfKeyUnusable(InnerKey(path));
        if (queue is null)
            return;
        Values ??= queue.Begin();
        AddPath(path, MetricKind.Value);
        AddWide((ulong)Values.Ticket);
        AddWide((ulong)Values.Add(value));
    }

    private static string InnerKey(string path) => path[(path.LastIndexOf((char)SegmentEnd) + 1)..];

    private void AddNested(string root, string path, IEnumerable<KeyValuePair<string, object?>> members, int depth)
    {
        DynamicJson.ThrowIfTooDeep(root, depth);
        foreach ((string key, object? value) in members)
        {
            if (key.Contains('\0', StringComparison.Ordinal))
                throw new ArgumentException($"The key '{key.Replace("\0", "\\0", StringComparison.Ordinal)}' below '{root}' contains a zero character; use printable characters only.", nameof(members));
            AddAt(root, path + (char)SegmentEnd + key, value, depth + 1);
        }
    }

    private void AddWord(string path, MetricKind kind, ulong value)
    {
        AddPath(path, kind);
        AddWide(value);
    }

    private void AddWide<T>(string path, MetricKind kind, T value) where T : unmanaged
    {
        AddPath(path, kind);
        AddWide(value);
    }

    private void AddText(string path, MetricKind kind, string text)
    {
        AddPath(path, kind);
        AddText(text);
    }

    private void AddPath(string path, MetricKind kind)
    {
        AddWide((ulong)kind);
        AddText(path);
    }

    private void AddWide<T>(T value) where T : unmanaged
    {
        Reserve(Unsafe.SizeOf<T>());
        MemoryMarshal.Write(_buffer[_position..], value);
        _position += Unsafe.SizeOf<T>();
    }

    private void AddText(string text)
    {
        Reserve(sizeof(int) + Encoding.UTF8.GetMaxByteCount(text.Length) + sizeof(ulong));
        int length = Encoding.UTF8.GetBytes(text, _buffer[(_position + sizeof(int))..]);
        MemoryMarshal.Write(_buffer[_position..], length);
        int end = _position + sizeof(int) + length;
        _position = (end + 7) & ~7;
        _buffer[end.._position].Clear();
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _position >= bytes)
            return;
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_position + bytes, _buffer.Length * 2));
        _buffer[.._position].CopyTo(larger);
        Dispose();
        _rented = larger;
        _buffer = larger;
    }

    private static void ThrowIfInvalid(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        MetricKeyViolation violation = MetricKeyGrammar.Check(key);
        if (violation != MetricKeyViolation.None)
            throw new ArgumentException($"The metric key '{key}' {MetricKeyGrammar.Describe(violation)}.", nameof(key));
    }
}
