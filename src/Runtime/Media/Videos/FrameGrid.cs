using System.Numerics;

namespace Instrument.Media.Videos;

/// <summary>
/// The frames of one or several clips of equal size, as pictures in red, green and blue; several clips are tiled into a grid
/// (docs/wire/media.md §10).
/// </summary>
internal readonly ref struct FrameGrid
{
    /// <summary>Bytes of a pixel of the pictures.</summary>
    public const int PixelBytes = 3;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly FrameShape _shape;
    private readonly int _columns;

    /// <summary>Lays the clips out.</summary>
    /// <param name="bytes">The frames.</param>
    /// <param name="shape">Their shape, whose size is that of <paramref name="bytes"/>.</param>
    public FrameGrid(ReadOnlySpan<byte> bytes, FrameShape shape)
    {
        _bytes = bytes;
        _shape = shape;
        int places = (int)BitOperations.RoundUpToPowerOf2((uint)shape.Clips);
        int rows = 1 << (BitOperations.Log2((uint)shape.Clips) / 2);
        _columns = places / rows;
        Width = _columns * shape.Width;
        Height = rows * shape.Height;
    }

    /// <summary>Width of a picture, in pixels.</summary>
    public int Width { get; }

    /// <summary>Height of a picture, in pixels.</summary>
    public int Height { get; }

    /// <summary>How many pictures there are.</summary>
    public int Count => _shape.Frames;

    /// <summary>Makes a picture: row by row, three bytes a pixel. Places of the grid without a clip are black.</summary>
    /// <param name="frame">Its number, from 0.</param>
    /// <param name="picture">Takes it.</param>
    public void CopyTo(int frame, Span<byte> picture)
    {
        picture.Clear();
        for (int clip = 0; clip < _shape.Clips; clip++)
        {
            ReadOnlySpan<byte> source = _bytes.Slice((int)(((long)clip * _shape.Frames) + frame) * _shape.FrameBytes, _shape.FrameBytes);
            int top = clip / _columns * _shape.Height;
            int left = clip % _columns * _shape.Width;
            for (int y = 0; y < _shape.Height; y++)
            {
                Span<byte> row = picture.Slice((((top + y) * Width) + left) * PixelBytes, _shape.Width * PixelBytes);
                CopyRow(source, y, row);
            }
        }
    }

    private void CopyRow(ReadOnlySpan<byte> frame, int y, Span<byte> row)
    {
        int width = _shape.Width;
        if (_shape.Channels == 1)
        {
            ReadOnlySpan<byte> grey = frame.Slice(y * width, width);
            for (int x = 0; x < width; x++)
                row.Slice(x * PixelBytes, PixelBytes).Fill(grey[x]);
        }
        else if (_shape.Layout == VideoLayout.ChannelsLast)
        {
            frame.Slice(y * width * PixelBytes, width * PixelBytes).CopyTo(row);
        }
        else
        {
            int plane = _shape.Height * width;
            for (int x = 0, i = y * width; x < width; x++, i++)
            {
                row[x * PixelBytes] = frame[i];
                row[(x * PixelBytes) + 1] = frame[i + plane];
                row[(x * PixelBytes) + 2] = frame[i + (2 * plane)];
            }
        }
    }
}
