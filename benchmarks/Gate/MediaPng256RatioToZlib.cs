using System.IO.Compression;
using Instrument.Benchmarks.Measuring;
using Instrument.Benchmarks.Subjects;
using Instrument.Media.Images.Png;

namespace Instrument.Benchmarks.Gate;

/// <summary>Time in which a thousand images of 256×256 pixels are encoded, in units of what zlib alone takes for the same bytes at the same level.</summary>
internal sealed class MediaPng256RatioToZlib : IFigure
{
    private const int Pictures = 10;
    private const int Bursts = 100;

    private readonly byte[][] _pictures = Pictures256.Make(Pictures);
    private readonly byte[] _compressed = new byte[1 << 20];

    public string Name => "media.png256.ratio-to-zlib";

    public string Unit => "x";

    public Bar Bar => Bar.AtMost(1.3);

    public Reading Measure(Effort effort)
    {
        Timing.WarmUp(EncodeAll);
        Timing.WarmUp(CompressAll);
        List<(double Ratio, double Compress)> pairs = [];
        for (int burst = 0; burst < effort.Of(Bursts); burst++)
        {
            double before = ThreadTime.Milliseconds(CompressAll);
            double encode = ThreadTime.Milliseconds(EncodeAll);
            double compress = (before + ThreadTime.Milliseconds(CompressAll)) / 2;
            pairs.Add((encode / compress, compress));
        }
        (double ratio, double reference) = Sample.Calmest(pairs);
        return new Reading(ratio,
            $"{ratio * reference / Pictures:0.00} ms an image, zlib alone {reference / Pictures:0.00} ms; {Average(Encode):0} bytes a file, zlib alone {Average(Compress):0}");
    }

    private void EncodeAll()
    {
        foreach (byte[] picture in _pictures)
            Encode(picture);
    }

    private void CompressAll()
    {
        foreach (byte[] picture in _pictures)
            Compress(picture);
    }

    private double Average(Func<byte[], long> size) => _pictures.Average(size);

    private static long Encode(byte[] picture) => new Image(picture, Pictures256.Side, Pictures256.Side, PixelFormat.Rgb).Content.HeldBytes;

    private long Compress(byte[] picture)
    {
        using MemoryStream target = new(_compressed);
        using (ZLibStream compressor = new(target, new ZLibCompressionOptions { CompressionLevel = PngEncoder.Level }, leaveOpen: true))
            compressor.Write(picture);
        return target.Position;
    }
}
