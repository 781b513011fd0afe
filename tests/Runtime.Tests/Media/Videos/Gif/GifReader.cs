using System.Text;

namespace Instrument.Runtime.Tests.Media.Videos.Gif;

/// <summary>
/// Reads animated GIFs by the specification (GIF89a): palettes, LZW, rectangles and disposal, up to the pictures that a viewer shows.
/// </summary>
internal sealed class GifReader : IDisposable
{
    private readonly BinaryReader _reader;
    private byte[] _screen = [];

    private GifReader(byte[] file) => _reader = new BinaryReader(new MemoryStream(file));

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>How often the animation repeats; 0 for ever, null once.</summary>
    public int? Repetitions { get; private set; }

    /// <summary>The pictures, three bytes a pixel, and how many hundredths of a second each is shown.</summary>
    public List<(byte[] Picture, int Delay)> Frames { get; } = [];

    public static GifReader Read(byte[] file)
    {
        using GifReader gif = new(file);
        gif.ReadFile();
        Assert.Equal(file.Length, gif._reader.BaseStream.Position);
        return gif;
    }

    public void Dispose() => _reader.Dispose();

    private void ReadFile()
    {
        Assert.Equal("GIF89a", Encoding.ASCII.GetString(_reader.ReadBytes(6)));
        Width = _reader.ReadUInt16();
        Height = _reader.ReadUInt16();
        _screen = new byte[Width * Height * 3];
        byte flags = _reader.ReadByte();
        _reader.ReadBytes(2);
        byte[]? palette = ReadPalette(flags);
        int delay = 0;
        int transparent = -1;
        while (true)
        {
            switch (_reader.ReadByte())
            {
                case 0x3B:
                    return;
                case 0x2C:
                    ReadFrame(palette, delay, transparent);
                    transparent = -1;
                    break;
                case 0x21:
                    ReadExtension(ref delay, ref transparent);
                    break;
                default:
                    Assert.Fail($"An unknown block before {_reader.BaseStream.Position}.");
                    break;
            }
        }
    }

    private void ReadExtension(ref int delay, ref int transparent)
    {
        byte label = _reader.ReadByte();
        byte[] first = _reader.ReadBytes(_reader.ReadByte());
        if (label == 0xF9)
        {
            // Restoring what was there before is not needed by any file here.
            Assert.InRange((first[0] >> 2) & 7, 0, 1);
            delay = BitConverter.ToUInt16(first, 1);
            transparent = (first[0] & 1) != 0 ? first[3] : -1;
        }
        byte[] rest = ReadBlocks();
        if (label == 0xFF && Encoding.ASCII.GetString(first) == "NETSCAPE2.0")
            Repetitions = BitConverter.ToUInt16(rest, 1);
    }

    private void ReadFrame(byte[]? global, int delay, int transparent)
    {
        int left = _reader.ReadUInt16();
        int top = _reader.ReadUInt16();
        int width = _reader.ReadUInt16();
        int height = _reader.ReadUInt16();
        byte flags = _reader.ReadByte();
        Assert.Equal(0, flags & 0x40);
        byte[] palette = ReadPalette(flags) ?? global ?? throw new InvalidDataException("A frame without a palette.");
        int bits = _reader.ReadByte();
        byte[] indices = Decompress(ReadBlocks(), bits);
        Assert.Equal(width * height, indices.Length);
        for (int i = 0; i < indices.Length; i++)
        {
            if (indices[i] == transparent)
                continue;
            int place = ((top + (i / width)) * Width) + left + (i % width);
            palette.AsSpan(indices[i] * 3, 3).CopyTo(_screen.AsSpan(place * 3));
        }
        Frames.Add((_screen.ToArray(), delay));
    }

    private byte[]? ReadPalette(byte flags) => (flags & 0x80) == 0 ? null : _reader.ReadBytes(3 << ((flags & 7) + 1));

    private byte[] ReadBlocks()
    {
        List<byte> bytes = [];
        for (int length; (length = _reader.ReadByte()) != 0;)
            bytes.AddRange(_reader.ReadBytes(length));
        return [.. bytes];
    }

    // Entries are kept whole: slow and simple.
    private static byte[] Decompress(byte[] bytes, int bits)
    {
        int clear = 1 << bits;
        List<byte> output = [];
        List<byte[]> entries = [];
        int size = bits + 1;
        byte[]? before = null;
        int position = 0;
        while (true)
        {
            int code = 0;
            for (int i = 0; i < size; i++, position++)
                code |= ((bytes[position / 8] >> (position % 8)) & 1) << i;
            if (code == clear)
            {
                entries = [.. Enumerable.Range(0, clear).Select(color => new[] { (byte)color }), [], []];
                size = bits + 1;
                before = null;
                continue;
            }
            if (code == clear + 1)
            {
                // Less than a byte is left.
                Assert.Equal(bytes.Length, (position + 7) / 8);
                return [.. output];
            }
            byte[] entry = code < entries.Count ? entries[code] : [.. before!, before![0]];
            output.AddRange(entry);
            if (before is not null && entries.Count < 4096)
            {
                entries.Add([.. before, entry[0]]);
                if (entries.Count == 1 << size && size < 12)
                    size++;
            }
            before = entry;
        }
    }
}
