using System.Text;
using Instrument.Generated;
using Instrument.Records;
using Instrument.Rows;

namespace Instrument.Runtime.Tests.Rows;

/// <summary>An entry of a row that names its own keys: segments of the path joined by ` &gt; `, and the value's text or JSON.</summary>
internal sealed record RowEntry(string Path, MetricKind Kind, string Value)
{
    /// <summary>The entries of a row with one value.</summary>
    public static List<RowEntry> Of(string key, object? value)
    {
        DynamicRow row = new(stackalloc byte[64]);
        row.Add(key, value);
        List<RowEntry> entries = Decode(row.Payload);
        row.Dispose();
        return entries;
    }

    /// <summary>The entries of a payload.</summary>
    public static List<RowEntry> Decode(ReadOnlySpan<byte> payload)
    {
        Assert.Equal(0, payload.Length % 8);
        List<RowEntry> entries = [];
        RowPayloadReader reader = new(payload);
        Span<byte> number = stackalloc byte[JsonValue.MaxNumberBytes];
        while (reader.HasMore)
        {
            RowValue value = reader.ReadEntry(out ReadOnlySpan<byte> path);
            ReadOnlySpan<byte> text = value.Kind is MetricKind.String or MetricKind.Json ? value.Text : number[..JsonValue.WriteScalar(value, number)];
            entries.Add(new RowEntry(Encoding.UTF8.GetString(path).Replace("\0", " > ", StringComparison.Ordinal), value.Kind, Encoding.UTF8.GetString(text)));
        }
        return entries;
    }
}
