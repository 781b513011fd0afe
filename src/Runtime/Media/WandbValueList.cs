using System.Text.Json;

namespace Instrument.Media;

/// <summary>Several values that are logged under one key, for example a batch of images.</summary>
internal sealed class WandbValueList : WandbValue
{
    private readonly WandbValue[] _values;

    private WandbValueList(WandbValue[] values) => _values = values;

    /// <inheritdoc/>
    internal override string TypeName => _values[0].TypeName;

    /// <inheritdoc/>
    internal override bool HasFiles => _values[0].HasFiles;

    /// <inheritdoc/>
    internal override long HeldBytes => _values.Sum(value => value.HeldBytes);

    /// <summary>Makes a list, of which every value is captured.</summary>
    /// <param name="key">The key, for messages.</param>
    /// <param name="values">The values.</param>
    /// <exception cref="ArgumentException">The list is empty, has a gap, mixes types, or is longer than W&amp;B takes.</exception>
    public static WandbValueList Create(string key, IEnumerable<WandbValue?> values)
    {
        List<WandbValue> captured = [];
        foreach (WandbValue? value in values)
        {
            if (value is null)
                throw new ArgumentException($"The list at '{key}' has a null at index {captured.Count}; leave such values out.", nameof(values));
            if (captured.Count != 0 && captured[0].GetType() != value.GetType())
                throw new ArgumentException($"The list at '{key}' mixes {captured[0].GetType().Name} and {value.GetType().Name}; W&B shows lists of one type only.", nameof(values));
            captured.Add(value.Capture());
        }
        if (captured.Count == 0)
            throw new ArgumentException($"The list at '{key}' is empty; log null, or nothing, where there is no value.", nameof(values));
        captured[0].ThrowIfListUnusable(key, captured.Count);
        return new WandbValueList([.. captured]);
    }

    /// <inheritdoc/>
    internal override void Write(ValueBinding binding, Utf8JsonWriter json) => _values[0].WriteList(_values, binding, json);
}
