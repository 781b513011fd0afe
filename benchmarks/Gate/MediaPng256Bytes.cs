using Instrument.Benchmarks.Measuring;
using Instrument.Benchmarks.Subjects;

namespace Instrument.Benchmarks.Gate;

/// <summary>
/// Bytes that an image of 256×256 pixels allocates beyond its file, which it keeps: the image object itself and those of the framework's
/// compressor, but no buffer.
/// </summary>
internal sealed class MediaPng256Bytes : IFigure
{
    private const int Images = 1000;

    public string Name => "media.png256.bytes";

    public string Unit => "B/image";

    public Bar Bar => Bar.AtMost(512);

    public Reading Measure(Effort effort)
    {
        byte[][] pictures = Pictures256.Make(10);
        Timing.WarmUp(() => Encode(pictures[0]));
        int images = effort.Of(Images);
        long files = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < images; i++)
            files += Encode(pictures[i % pictures.Length]);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return new Reading((allocated - files) / (double)images, $"{files / images} bytes a file");
    }

    private static long Encode(byte[] picture) => new Image(picture, Pictures256.Side, Pictures256.Side, PixelFormat.Rgb).Content.HeldBytes;
}
