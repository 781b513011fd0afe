namespace Instrument.Media.Videos.Gif;

/// <summary>A part of a picture of three bytes a pixel.</summary>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
internal readonly record struct PictureRectangle(int Left, int Top, int Width, int Height)
{
    /// <summary>The smallest rectangle that holds all differences of two pictures; one pixel if they are the same.</summary>
    public static PictureRectangle Difference(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, int width, int height)
    {
        int rowBytes = width * 3;
        int top = first.CommonPrefixLength(second) / rowBytes;
        if (top == height)
            return new PictureRectangle(0, 0, 1, 1);
        int bottom = height;
        while (Row(first, bottom - 1, rowBytes).SequenceEqual(Row(second, bottom - 1, rowBytes)))
            bottom--;
        int left = width;
        int right = 0;
        for (int y = top; y < bottom; y++)
        {
            ReadOnlySpan<byte> a = Row(first, y, rowBytes);
            ReadOnlySpan<byte> b = Row(second, y, rowBytes);
            int same = a.CommonPrefixLength(b);
            if (same == rowBytes)
                continue;
            left = Math.Min(left, same / 3);
            int end = rowBytes;
            while (end > right * 3 && a[end - 1] == b[end - 1])
                end--;
            right = Math.Max(right, (end + 2) / 3);
        }
        return new PictureRectangle(left, top, right - left, bottom - top);
    }

    /// <summary>Copies the part out of a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="width">Its width, in pixels.</param>
    /// <param name="part">Takes the part.</param>
    public void Copy(ReadOnlySpan<byte> picture, int width, Span<byte> part)
    {
        for (int y = 0; y < Height; y++)
            picture.Slice((((Top + y) * width) + Left) * 3, Width * 3).CopyTo(part[(y * Width * 3)..]);
    }

    private static ReadOnlySpan<byte> Row(ReadOnlySpan<byte> picture, int y, int rowBytes) => picture.Slice(y * rowBytes, rowBytes);
}
