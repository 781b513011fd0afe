using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Instrument.Generated;

/// <content>What metrics ask for when a value is NaN or infinite. The result is written as the next field.</content>
public ref partial struct RowWriter
{
    /// <summary>The value, or <see langword="null"/> when it is not finite, which is counted.</summary>
    public readonly T? FiniteOrNull<T>(T value) where T : struct, IFloatingPoint<T>
    {
        if (T.IsFinite(value))
            return value;
        _run.LeftOut.AddNonFinite(Key, 1);
        return null;
    }

    /// <inheritdoc cref="FiniteOrNull{T}(T)"/>
    public readonly T? FiniteOrNull<T>(T? value) where T : struct, IFloatingPoint<T> => value is { } number ? FiniteOrNull(number) : null;

    /// <summary>The value, if it is finite.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public readonly T FiniteOrThrow<T>(T value) where T : struct, IFloatingPoint<T>
    {
        if (!T.IsFinite(value))
            ThrowNonFinite(value);
        return value;
    }

    /// <inheritdoc cref="FiniteOrThrow{T}(T)"/>
    public readonly T? FiniteOrThrow<T>(T? value) where T : struct, IFloatingPoint<T> => value is { } number ? FiniteOrThrow(number) : null;

    private readonly string Key => _schema.Fields[_field].Key;

    [DoesNotReturn]
    private readonly void ThrowNonFinite<T>(T value) where T : IFormattable => throw new ArgumentException(
        $"The metric '{Key}' is {value.ToString(null, CultureInfo.InvariantCulture)}, but is declared to be always finite; nothing of the row was logged. "
        + "Change NonFinite of its attribute if that is a good value.");
}
