using Instrument.Media.Images.Bmp;
using Instrument.Media.Images.Jpeg;
using Instrument.Media.Images.Png;

namespace Instrument.Media.Images;

/// <summary>Turns pixels into a file of the wanted kind.</summary>
internal static class ImageEncoder
{
    /// <summary>The file's extension, with its dot.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is none of the enumeration's.</exception>
    public static string Extension(ImageOptions? options) => (options?.FileType ?? ImageFileType.Png) switch
    {
        ImageFileType.Png => ".png",
        ImageFileType.Jpeg => ".jpg",
        ImageFileType.Bmp => ".bmp",
        var other => throw new ArgumentOutOfRangeException(nameof(options), other, "The file type is unknown; use Png, Jpeg or Bmp."),
    };

    /// <summary>Encodes pixels, whose number was checked.</summary>
    /// <exception cref="ArgumentException">The file's kind cannot hold an image of this size.</exception>
    public static MediaContent Encode(ReadOnlySpan<byte> pixels, int width, int height, PixelFormat format, ImageOptions? options) =>
        MediaContent.FromMemory((options?.FileType ?? ImageFileType.Png) switch
        {
            ImageFileType.Jpeg => JpegEncoder.Encode(pixels, width, height, format, options!.JpegQuality),
            ImageFileType.Bmp => BmpEncoder.Encode(pixels, width, height, format),
            _ => PngEncoder.Encode(pixels, width, height, format),
        });
}
