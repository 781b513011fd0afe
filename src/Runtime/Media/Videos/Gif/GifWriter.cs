using System.Buffers.Binary;
using System.Numerics;

namespace Instrument.Media.Videos.Gif;

/// <summary>
/// Writes an animated GIF that repeats for ever (GIF89a, with Netscape's extension for repetition). A frame has a palette of its own, and
/// holds only the rectangle in which it differs from the one before.
/// </summary>
internal sealed class GifWriter
{
    private const byte ImageSeparator = 0x2C;
    private const byte LocalPalette = 0x80;
    private const byte Trailer = 0x3B;

    private readonly Stream _target;
    private readonly int _width;
    private readonly int _height;
    private readonly byte[] _part;
    private readonly byte[] _indices;
    private readonly byte[] _palette = new byte[3 * ExactPalette.MaxColors];
    private readonly byte[] _before;
    private readonly ExactPalette _exact = new();
    private readonly LzwEncoder _pixels = new();
    private QuantizedPalette? _quantized;
    private bool _hasFrame;

    /// <summary>Begins a file.</summary>
    /// <param name="target">Takes it.</param>
    /// <param name="width">In pixels, up to 65535.</param>
    /// <param name="height">In pixels, up to 65535.</param>
    public GifWriter(Stream target, int width, int height)
    {
        _target = target;
        _width = width;
        _height = height;
        _before = new byte[width * height * 3];
        _part = new byte[_before.Length];
        _indices = new byte[width * height];
        target.Write("GIF89a"u8);
        WriteNumber(width);
        WriteNumber(height);
        // No palette for all frames, background 0, no aspect ratio; then: repeat for ever.
        target.Write([0, 0, 0]);
        target.Write([0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0]);
    }

    /// <summary>Adds a frame.</summary>
    /// <param name="picture">Row by row, three bytes a pixel.</param>
    /// <param name="delay">How long it is shown, in hundredths of a second.</param>
    public void Add(ReadOnlySpan<byte> picture, int delay)
    {
        PictureRectangle area = _hasFrame ? PictureRectangle.Difference(_before, picture, _width, _height) : new PictureRectangle(0, 0, _width, _height);
        picture.CopyTo(_before);
        _hasFrame = true;

        Span<byte> part = _part.AsSpan(0, area.Width * area.Height * 3);
        area.Copy(picture, _width, part);
        Span<byte> indices = _indices.AsSpan(0, area.Width * area.Height);
        int colors = _exact.Find(part, indices, _palette);
        if (colors == 0)
            colors = (_quantized ??= new QuantizedPalette()).Find(part, indices, _palette);
        WriteFrame(area, delay, indices, colors);
    }

    /// <summary>Ends the file.</summary>
    public void End() => _target.WriteByte(Trailer);

    private void WriteFrame(PictureRectangle area, int delay, ReadOnlySpan<byte> indices, int colors)
    {
        // What was drawn stays; nothing is transparent.
        _target.Write([0x21, 0xF9, 4, 1 << 2]);
        WriteNumber(delay);
        _target.Write([0, 0, ImageSeparator]);
        WriteNumber(area.Left);
        WriteNumber(area.Top);
        WriteNumber(area.Width);
        WriteNumber(area.Height);
        int bits = Math.Max(1, BitOperations.Log2((uint)(colors - 1)) + 1);
        _target.WriteByte((byte)(LocalPalette | (bits - 1)));
        _palette.AsSpan(3 * colors).Clear();
        _target.Write(_palette.AsSpan(0, 3 << bits));
        _pixels.Write(_target, indices, bits);
    }

    private void WriteNumber(int number)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)number);
        _target.Write(bytes);
    }
}
