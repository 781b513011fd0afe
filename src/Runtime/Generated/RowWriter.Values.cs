using Instrument.Media;

namespace Instrument.Generated;

/// <content>Values with files of their own.</content>
public ref partial struct RowWriter
{
    /// <summary>Writes a <see cref="MetricKind.Value"/> field: an image, a table and the like. <see langword="null"/> is left out.</summary>
    /// <param name="value">The value, as it is now.</param>
    /// <exception cref="ArgumentException">The key has a character that no file can be named after.</exception>
    public void WriteValue(WandbValue? value)
    {
        if (value is null)
            Skip();
        else
            AddValue(value.Capture());
    }

    /// <summary>Writes a <see cref="MetricKind.Value"/> field of several values of one type. <see langword="null"/> and an empty list are left out.</summary>
    /// <param name="values">The values, as they are now.</param>
    /// <exception cref="ArgumentException">The list has a gap or mixes types, or the key has a character that no file can be named after.</exception>
    public void WriteValues(IReadOnlyList<WandbValue?>? values)
    {
        if (values is null || values.Count == 0)
            Skip();
        else
            AddValue(WandbValueList.Create(_schema.Fields[_field].Key, values));
    }

    /// <summary>Writes the <see cref="MetricKind.Value"/> fields of a family, one for each element. <see langword="null"/> and missing elements are left out.</summary>
    /// <param name="values">The values, as they are now. Those beyond the family's fields are left out and counted.</param>
    /// <param name="max">The number of fields.</param>
    /// <exception cref="ArgumentException">A key has a character that no file can be named after.</exception>
    public void WriteValueFamily(IReadOnlyList<WandbValue?>? values, int max)
    {
        int count = FamilySize(values?.Count ?? 0, max);
        for (int i = 0; i < count; i++)
            WriteValue(values![i]);
        Skip(max - count);
    }

    private void AddValue(WandbValue value)
    {
        value.ThrowIfKeyUnusable(_schema.Fields[_field].Key);
        ValueQueue? queue = _run.Values;
        if (!Present(MetricKind.Value, queue is not null))
            return;
        _values ??= queue!.Begin();
        Append((ulong)_values.Ticket);
        Append((ulong)_values.Add(value));
    }
}
