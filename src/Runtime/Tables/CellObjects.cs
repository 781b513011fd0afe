using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Instrument.Tables;

/// <summary>Takes cells whose type is known only at run time.</summary>
internal static class CellObjects
{
    /// <summary>Adds a cell.</summary>
    /// <exception cref="ArgumentException">A table cannot hold the value, or its column cannot.</exception>
    public static void Add(this RowEncoder row, object? value)
    {
        switch (value)
        {
            case null or DBNull: row.Null(); break;
            case double x: row.Number(x); break;
            case float x: row.Number(x); break;
            case Half x: row.Number((float)x); break;
            case bool x: row.Boolean(x); break;
            case string x: row.Text(x); break;
            case char x: row.Text([x]); break;
            case Enum x: row.Text(x.ToString()); break;
            case sbyte or short or int or long: row.Integer(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case byte or ushort or uint or ulong: row.Integer(Convert.ToUInt64(value, CultureInfo.InvariantCulture)); break;
            case nint x: row.Integer(x); break;
            case nuint x: row.Integer(x); break;
            case decimal x: row.Digits(x); break;
            case Int128 x: row.Digits(x); break;
            case UInt128 x: row.Digits(x); break;
            case BigInteger x: row.Digits(x); break;
            case DateTime x: row.Timestamp(x); break;
            case DateTimeOffset x: row.Timestamp(x); break;
            case DateOnly x: row.Timestamp(x); break;
            case TimeSpan x: row.Number(x.TotalSeconds); break;
            case Guid or Uri or Version: row.Text(value.ToString()); break;
            case WandbValue x: row.Media(x); break;
            case JsonElement x: AddJson(row, x); break;
            case IEnumerable<KeyValuePair<string, object?>> x: AddObject(row, x); break;
            case IDictionary x: AddObject(row, Members(x)); break;
            case Array { Rank: > 1 } x:
                throw new ArgumentException($"A table cannot hold an array with {x.Rank} dimensions; use an array of arrays.", nameof(value));
            case IEnumerable x: AddList(row, x); break;
            default:
                throw new ArgumentException(
                    $"A table cannot hold a value of the type '{value.GetType()}'; use numbers, flags, text, dates, media, lists or dictionaries of these, or its text (ToString).", nameof(value));
        }
    }

    /// <summary>Adds a point in time. One that does not say where it is shown counts as UTC.</summary>
    public static void Timestamp(this RowEncoder row, DateTime value)
    {
        TimeSpan offset = value.Kind == DateTimeKind.Local ? TimeZoneInfo.Local.GetUtcOffset(value) : TimeSpan.Zero;
        row.Timestamp(value.Kind switch
        {
            DateTimeKind.Utc => TimestampForm.Utc,
            DateTimeKind.Local => TimestampForm.Offset,
            _ => TimestampForm.Unspecified,
        }, value, offset);
    }

    /// <summary>Adds a point in time.</summary>
    public static void Timestamp(this RowEncoder row, DateTimeOffset value) =>
        row.Timestamp(value.Offset == TimeSpan.Zero ? TimestampForm.Utc : TimestampForm.Offset, value.DateTime, value.Offset);

    /// <summary>Adds a day.</summary>
    public static void Timestamp(this RowEncoder row, DateOnly value) =>
        row.Timestamp(TimestampForm.Date, value.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static void AddList(RowEncoder row, IEnumerable values)
    {
        row.StartList();
        foreach (object? value in values)
            row.Add(value);
        row.End();
    }

    private static void AddObject(RowEncoder row, IEnumerable<KeyValuePair<string, object?>> members)
    {
        row.StartObject();
        foreach ((string key, object? value) in members)
        {
            row.Key(key);
            row.Add(value);
        }
        row.End();
    }

    private static IEnumerable<KeyValuePair<string, object?>> Members(IDictionary value)
    {
        foreach (DictionaryEntry member in value)
            yield return KeyValuePair.Create(Convert.ToString(member.Key, CultureInfo.InvariantCulture) ?? "", member.Value);
    }

    private static void AddJson(RowEncoder row, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                row.StartObject();
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    row.Key(member.Name);
                    AddJson(row, member.Value);
                }
                row.End();
                break;
            case JsonValueKind.Array:
                row.StartList();
                foreach (JsonElement element in value.EnumerateArray())
                    AddJson(row, element);
                row.End();
                break;
            case JsonValueKind.String: row.Text(value.GetString()); break;
            case JsonValueKind.True or JsonValueKind.False: row.Boolean(value.GetBoolean()); break;
            case JsonValueKind.Number when value.TryGetInt64(out long integer): row.Integer(integer); break;
            case JsonValueKind.Number: row.Number(value.GetDouble()); break;
            default: row.Null(); break;
        }
    }
}
