namespace Instrument.Media.Videos.Gif;

/// <summary>The colours of a picture that has no more than a palette can hold, in the order in which they appear.</summary>
internal sealed class ExactPalette
{
    /// <summary>Colours of a palette.</summary>
    public const int MaxColors = 256;

    private const int TableSize = 1024;
    private const int Free = -1;

    private readonly int[] _keys = new int[TableSize];
    private readonly byte[] _indices = new byte[TableSize];

    /// <summary>Finds palette and indices of a picture.</summary>
    /// <param name="picture">Three bytes a pixel.</param>
    /// <param name="indices">Takes an index a pixel.</param>
    /// <param name="palette">Takes three bytes a colour; room for <see cref="MaxColors"/>.</param>
    /// <returns>How many colours there are; 0 if there are too many.</returns>
    public int Find(ReadOnlySpan<byte> picture, Span<byte> indices, Span<byte> palette)
    {
        _keys.AsSpan().Fill(Free);
        int count = 0;
        int last = Free;
        byte lastIndex = 0;
        for (int pixel = 0, i = 0; pixel < indices.Length; pixel++, i += 3)
        {
            int color = (picture[i] << 16) | (picture[i + 1] << 8) | picture[i + 2];
            if (color != last)
            {
                int place = Place(color);
                if (_keys[place] == Free)
                {
                    if (count == MaxColors)
                        return 0;
                    _keys[place] = color;
                    _indices[place] = (byte)count;
                    picture.Slice(i, 3).CopyTo(palette[(3 * count)..]);
                    count++;
                }
                last = color;
                lastIndex = _indices[place];
            }
            indices[pixel] = lastIndex;
        }
        return count;
    }

    // At most a quarter of the places is taken.
    private int Place(int color)
    {
        int place = (int)(((uint)color * 2654435761u) >> 22);
        while (_keys[place] != color && _keys[place] != Free)
            place = (place + 1) % TableSize;
        return place;
    }
}
