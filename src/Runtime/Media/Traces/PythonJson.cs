using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Records;

namespace Instrument.Media.Traces;

/// <summary>
/// Writes values as text of JSON in the dialect of Python's <c>json</c> module: a space after commas and colons, ASCII only
/// (docs/wire/media.md §1.9, §21). NaN and infinities are <c>null</c>, for no browser reads anything else.
/// </summary>
internal static class PythonJson
{
    private const int MaxDepth = 500;

    /// <summary>The text of a value.</summary>
    /// <exception cref="ArgumentException">The value is nested too deep; it may hold itself.</exception>
    public static string Write(object? value)
    {
        StringBuilder text = new();
        Write(text, value, 0);
        return text.ToString();
    }

    /// <summary>Writes a value.</summary>
    /// <param name="text">Takes it.</param>
    /// <param name="value">The value.</param>
    /// <param name="depth">How many objects and lists it lies in.</param>
    /// <exception cref="ArgumentException">The value is nested too deep; it may hold itself.</exception>
    public static void Write(StringBuilder text, object? value, int depth)
    {
        ThrowIfTooDeep(depth);
        switch (value)
        {
            case null: text.Append("null"); break;
            case string x: WriteText(text, x); break;
            case bool x: text.Append(x ? "true" : "false"); break;
            case double x: WriteFloat(text, x); break;
            case float x: WriteFloat(text, double.Parse(x.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)); break;
            case Half x: WriteFloat(text, (double)x); break;
            case Enum or char: WriteText(text, value.ToString()!); break;
            case byte or sbyte or short or ushort or int or uint or long or ulong or nint or nuint or Int128 or UInt128 or decimal:
                text.Append(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case DateTime or DateTimeOffset or DateOnly or TimeOnly: WriteText(text, ((IFormattable)value).ToString("o", CultureInfo.InvariantCulture)); break;
            case TimeSpan or Guid: WriteText(text, ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)); break;
            case Uri x: WriteText(text, x.ToString()); break;
            case JsonElement x: WriteElement(text, x, depth); break;
            case JsonNode x: WriteNode(text, x, depth); break;
            case IEnumerable<KeyValuePair<string, object?>> x: WriteObject(text, x, depth); break;
            case IDictionary x: WriteObject(text, Members(x), depth); break;
            case IEnumerable x: WriteList(text, x.Cast<object?>(), depth); break;
            default: WriteText(text, $"<<non-serializable: {value.GetType().Name}>>"); break;
        }
    }

    /// <summary>Writes text in quotes.</summary>
    public static void WriteText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case >= ' ' and <= '~': text.Append(c); break;
                default: text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"); break;
            }
        }
        text.Append('"');
    }

    /// <summary>Refuses what is nested too deep.</summary>
    /// <exception cref="ArgumentException">It is.</exception>
    public static void ThrowIfTooDeep(int depth)
    {
        if (depth > MaxDepth)
            throw new ArgumentException($"The trace is nested deeper than {MaxDepth} levels; does a span or a value hold itself?");
    }

    // As Python's repr: a power of ten from 1e16 on and below 0.0001, else always a point.
    private static void WriteFloat(StringBuilder text, double value)
    {
        if (!double.IsFinite(value))
        {
            text.Append("null");
            return;
        }
        if (double.IsNegative(value))
            text.Append('-');
        ShortestDecimal number = value == 0 ? default : ShortestDecimal.Of(Math.Abs(value));
        string digits = number.Digits.ToString(CultureInfo.InvariantCulture);
        int exponent = digits.Length - 1 + number.Exponent;
        if (exponent is >= 16 or < -4)
            text.Append(digits[0]).Append(digits.Length > 1 ? "." : "").Append(digits, 1, digits.Length - 1).Append(CultureInfo.InvariantCulture, $"e{exponent:+00;-00}");
        else if (exponent < 0)
            text.Append("0.").Append('0', -exponent - 1).Append(digits);
        else if (number.Exponent >= 0)
            text.Append(digits).Append('0', number.Exponent).Append(".0");
        else
            text.Append(digits, 0, exponent + 1).Append('.').Append(digits, exponent + 1, digits.Length - exponent - 1);
    }

    private static void WriteElement(StringBuilder text, JsonElement element, int depth)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object: WriteObject(text, element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, (object?)member.Value)), depth); break;
            case JsonValueKind.Array: WriteList(text, element.EnumerateArray().Select(item => (object?)item), depth); break;
            case JsonValueKind.String: WriteText(text, element.GetString()!); break;
            case JsonValueKind.Number: text.Append(element.GetRawText()); break;
            case JsonValueKind.True: text.Append("true"); break;
            case JsonValueKind.False: text.Append("false"); break;
            default: text.Append("null"); break;
        }
    }

    private static void WriteNode(StringBuilder text, JsonNode node, int depth)
    {
        using JsonDocument document = JsonDocument.Parse(node.ToJsonString(), new JsonDocumentOptions { MaxDepth = MaxDepth });
        WriteElement(text, document.RootElement, depth);
    }

    private static void WriteObject(StringBuilder text, IEnumerable<KeyValuePair<string, object?>> members, int depth)
    {
        text.Append('{');
        string separator = "";
        foreach ((string name, object? member) in members)
        {
            text.Append(separator);
            WriteText(text, name);
            text.Append(": ");
            Write(text, member, depth + 1);
            separator = ", ";
        }
        text.Append('}');
    }

    private static void WriteList(StringBuilder text, IEnumerable<object?> items, int depth)
    {
        text.Append('[');
        string separator = "";
        foreach (object? item in items)
        {
            text.Append(separator);
            Write(text, item, depth + 1);
            separator = ", ";
        }
        text.Append(']');
    }

    private static IEnumerable<KeyValuePair<string, object?>> Members(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
            yield return KeyValuePair.Create(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "", entry.Value);
    }
}
