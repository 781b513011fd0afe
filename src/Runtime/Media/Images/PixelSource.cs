using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace Instrument.Media.Images;

/// <summary>Encodes numbers that are not bytes yet.</summary>
internal static class PixelSource
{
    /// <summary>Encodes numbers that lie without gaps.</summary>
    /// <exception cref="ArgumentException">They are not as many as size and format say, or one of them is NaN.</exception>
    public static MediaContent Encode<T>(ReadOnlySpan<T> pixels, int width, int height, PixelFormat format, PixelLayout layout, PixelRange range, ImageOptions? options)
        where T : unmanaged, INumber<T>
    {
        if (layout is < PixelLayout.HeightWidthChannels or > PixelLayout.ChannelsHeightWidth)
            throw new ArgumentOutOfRangeException(nameof(layout), layout, "The layout of pixels is unknown.");
        PixelFormats.ThrowIfShapeWrong(pixels.Length, width, height, format.Channels());
        byte[] bytes = ArrayPool<byte>.Shared.Rent(pixels.Length);
        try
        {
            Span<byte> target = bytes.AsSpan(0, pixels.Length);
            PixelScaler.Scale(pixels, format.Channels(), layout, range, target);
            return ImageEncoder.Encode(target, width, height, format, options);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Encodes a tensor, whose numbers may have gaps between them.</summary>
    /// <exception cref="ArgumentException">One of its numbers is NaN.</exception>
    public static MediaContent Encode<T>(in ReadOnlyTensorSpan<T> pixels, TensorShape shape, PixelLayout layout, PixelRange range, ImageOptions? options)
        where T : unmanaged, INumber<T>
    {
        int count = checked((int)pixels.FlattenedLength);
        T[] values = ArrayPool<T>.Shared.Rent(count);
        try
        {
            pixels.FlattenTo(values);
            return Encode<T>(values.AsSpan(0, count), shape.Width, shape.Height, shape.Format, layout, range, options);
        }
        finally
        {
            ArrayPool<T>.Shared.Return(values);
        }
    }
}
