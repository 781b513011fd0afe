using System.Numerics;

namespace Instrument.Media.Images;

/// <summary>Turns numbers into bytes of pixels, row by row (docs/wire/media.md §4.2). The arithmetic is that of the numbers' own type.</summary>
internal static class PixelScaler
{
    /// <summary>Makes bytes of all values of an image.</summary>
    /// <param name="values">Height × width × channels of them, in the order of <paramref name="layout"/>.</param>
    /// <param name="channels">How many channels a pixel has.</param>
    /// <param name="layout">The order of the values.</param>
    /// <param name="range">What stands for black and white.</param>
    /// <param name="target">As long as the values; takes the bytes of one pixel after the other.</param>
    /// <exception cref="ArgumentException">A value is not a number.</exception>
    public static void Scale<T>(ReadOnlySpan<T> values, int channels, PixelLayout layout, PixelRange range, Span<byte> target)
        where T : INumber<T>
    {
        int plane = values.Length / channels;
        switch (Resolve(values, range))
        {
            case PixelRange.Unit: Scale<T, UnitRange<T>>(values, channels, plane, layout, target); break;
            case PixelRange.SignedUnit: Scale<T, SignedUnitRange<T>>(values, channels, plane, layout, target); break;
            default: Scale<T, ByteRange<T>>(values, channels, plane, layout, target); break;
        }
    }

    // Also the check that every value is a number, which no range can do without.
    private static PixelRange Resolve<T>(ReadOnlySpan<T> values, PixelRange range)
        where T : INumber<T>
    {
        if (range is < PixelRange.Auto or > PixelRange.Byte)
            throw new ArgumentOutOfRangeException(nameof(range), range, "The range of pixels is unknown.");
        T low = values[0];
        T high = values[0];
        for (int i = 0; i < values.Length; i++)
        {
            T value = values[i];
            if (T.IsNaN(value))
                throw new ArgumentException($"Value {i} of the image's {values.Length} is NaN; every pixel needs a number.", nameof(values));
            if (value < low)
                low = value;
            if (value > high)
                high = value;
        }
        if (range != PixelRange.Auto)
            return range;
        bool isInteger = T.CreateTruncating(0.5) == T.Zero;
        if (isInteger || high > T.One || low < -T.One)
            return PixelRange.Byte;
        return low >= T.Zero ? PixelRange.Unit : PixelRange.SignedUnit;
    }

    private static void Scale<T, TRange>(ReadOnlySpan<T> values, int channels, int plane, PixelLayout layout, Span<byte> target)
        where T : INumber<T>
        where TRange : struct, IRange<T>
    {
        if (layout == PixelLayout.HeightWidthChannels || channels == 1)
        {
            for (int i = 0; i < values.Length; i++)
                target[i] = TRange.ToByte(values[i]);
            return;
        }
        for (int channel = 0; channel < channels; channel++)
        {
            ReadOnlySpan<T> source = values.Slice(channel * plane, plane);
            for (int i = 0; i < source.Length; i++)
                target[(i * channels) + channel] = TRange.ToByte(source[i]);
        }
    }

    private interface IRange<T>
    {
        static abstract byte ToByte(T value);
    }

    // Conversions to byte cut fractions off and clamp.
    private readonly struct ByteRange<T> : IRange<T>
        where T : INumber<T>
    {
        public static byte ToByte(T value) => byte.CreateSaturating(value);
    }

    // Values are clamped first, so that integers of few bits do not overflow.
    private readonly struct UnitRange<T> : IRange<T>
        where T : INumber<T>
    {
        private static readonly T White = T.CreateSaturating(255);

        public static byte ToByte(T value)
        {
            if (value >= T.One)
                return 255;
            return value <= T.Zero ? (byte)0 : byte.CreateSaturating(value * White);
        }
    }

    private readonly struct SignedUnitRange<T> : IRange<T>
        where T : INumber<T>
    {
        private static readonly T Half = T.CreateSaturating(127.5);

        public static byte ToByte(T value)
        {
            if (value >= T.One)
                return 255;
            return T.IsNegative(value) && value <= -T.One ? (byte)0 : byte.CreateSaturating(Half * (value + T.One));
        }
    }
}
