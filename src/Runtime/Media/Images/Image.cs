using System.Numerics;
using System.Numerics.Tensors;
using Instrument.Media;
using Instrument.Media.Images;
using Instrument.Media.Images.Headers;

namespace Instrument;

/// <summary>An image, alone or with boxes and masks drawn over it. Pixels become a file of 8 bits a channel, PNG unless <see cref="ImageOptions.FileType"/> says otherwise; image files stay as they are.</summary>
public sealed partial class Image : WandbValue
{
    /// <summary>How many images W&amp;B shows of a list (docs/wire/media.md §23).</summary>
    internal const int MaxListLength = 108;

    private readonly MediaContent _content;
    private readonly string _extension;
    private readonly ImageOverlays _overlays;
    private readonly string? _caption;
    private readonly int _grouping;

    private Image(MediaContent content, string extension, int width, int height, ImageOptions? options)
    {
        _content = content;
        _extension = extension;
        Width = width;
        Height = height;
        _overlays = ImageOverlays.Create(width, height, options);
        _caption = options?.Caption;
        _grouping = options?.Grouping ?? 0;
    }

    /// <summary>An image of bytes, which are taken as they are.</summary>
    /// <param name="pixels">The pixels row by row from the top, without gaps: width × height × channels bytes.</param>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="format">What the bytes of a pixel mean.</param>
    /// <param name="options">Caption, boxes, masks and the like. Default: none.</param>
    /// <exception cref="ArgumentException">The bytes are not as many as size and format say, or a mask has another size.</exception>
    public Image(ReadOnlySpan<byte> pixels, int width, int height, PixelFormat format, ImageOptions? options = null)
        : this(Encode(pixels, width, height, format, options), ImageEncoder.Extension(options), width, height, options)
    {
    }

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <inheritdoc/>
    internal override string TypeName => "image-file";

    /// <inheritdoc/>
    internal override long HeldBytes => _content.HeldBytes + _overlays.HeldBytes;

    /// <summary>The boxes, masks and classes.</summary>
    internal ImageOverlays Overlays => _overlays;

    /// <summary>The file.</summary>
    internal MediaContent Content => _content;

    /// <summary>The file's extension, with its dot.</summary>
    internal string Extension => _extension;

    /// <summary>An image of numbers of any type.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="pixels">The numbers in the order of <paramref name="layout"/>, without gaps: width × height × channels of them.</param>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="format">What the channels mean, in their order. Default: one channel, grey.</param>
    /// <param name="layout">The order of the numbers. Default: pixel after pixel.</param>
    /// <param name="range">What stands for black and for white. Default: <see cref="PixelRange.Auto"/>, W&amp;B's own rule.</param>
    /// <param name="options">Caption, boxes, masks and the like. Default: none.</param>
    /// <exception cref="ArgumentException">
    /// The numbers are not as many as size and format say, one of them is NaN, or a mask has another size.
    /// </exception>
    public static Image FromPixels<T>(
        ReadOnlySpan<T> pixels,
        int width,
        int height,
        PixelFormat format = PixelFormat.Grey,
        PixelLayout layout = PixelLayout.HeightWidthChannels,
        PixelRange range = PixelRange.Auto,
        ImageOptions? options = null)
        where T : unmanaged, INumber<T>
    {
        MediaContent content = PixelSource.Encode(pixels, width, height, format, layout, range, options);
        return new Image(content, ImageEncoder.Extension(options), width, height, options);
    }

    /// <summary>An image of a tensor.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="pixels">
    /// A tensor of height × width, or of three dimensions in the order of <paramref name="layout"/>. It has one channel (grey), three (red, green,
    /// blue) or four (with alpha).
    /// </param>
    /// <param name="layout">The order of the dimensions. Default: channels last.</param>
    /// <param name="range">What stands for black and for white. Default: <see cref="PixelRange.Auto"/>, W&amp;B's own rule.</param>
    /// <param name="options">Caption, boxes, masks and the like. Default: none.</param>
    /// <exception cref="ArgumentException">The tensor has another shape, one of its numbers is NaN, or a mask has another size.</exception>
    public static Image FromTensor<T>(
        in ReadOnlyTensorSpan<T> pixels,
        PixelLayout layout = PixelLayout.HeightWidthChannels,
        PixelRange range = PixelRange.Auto,
        ImageOptions? options = null)
        where T : unmanaged, INumber<T>
    {
        TensorShape shape = TensorShape.Of(pixels.Lengths, layout);
        MediaContent content = PixelSource.Encode(pixels, shape, layout, range, options);
        return new Image(content, ImageEncoder.Extension(options), shape.Width, shape.Height, options);
    }

    /// <inheritdoc cref="FromTensor{T}(in ReadOnlyTensorSpan{T}, PixelLayout, PixelRange, ImageOptions?)"/>
    public static Image FromTensor<T>(
        Tensor<T> pixels,
        PixelLayout layout = PixelLayout.HeightWidthChannels,
        PixelRange range = PixelRange.Auto,
        ImageOptions? options = null)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(pixels);
        return FromTensor(pixels.AsReadOnlyTensorSpan(), layout, range, options);
    }

    /// <summary>An image file in memory.</summary>
    /// <param name="file">A whole PNG, JPEG, GIF, BMP, WebP or TIFF file. It is copied, and kept as it is.</param>
    /// <param name="options">Caption, boxes, masks and the like. Default: none.</param>
    /// <exception cref="ArgumentException">The bytes are no such file, or a mask has another size.</exception>
    public static Image FromBytes(ReadOnlySpan<byte> file, ImageOptions? options = null) => FromMemory(file.ToArray(), options);

    /// <summary>An image file in a stream, which is read to its end.</summary>
    /// <param name="file">A PNG, JPEG, GIF, BMP, WebP or TIFF file. It is kept as it is.</param>
    /// <param name="options">Caption, boxes, masks and the like. Default: none.</param>
    /// <exception cref="ArgumentException">The stream holds no such file, or a mask has another size.</exception>
    public static Image FromStream(Stream file, ImageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        using MemoryStream copy = new();
        file.CopyTo(copy);
        return FromMemory(copy.ToArray(), options);
    }

    /// <summary>An image file. Its header is read now, the rest when its row reaches the log.</summary>
    /// <param name="path">
    /// A PNG, JPEG, GIF, BMP, WebP or TIFF file. It is kept as it is, with its extension; one that has no usual extension gets that of its content.
    /// </param>
    /// <param name="options">Caption, boxes, masks and the like. Default: none.</param>
    /// <exception cref="ArgumentException">The file is no such image, or a mask has another size.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Image FromFile(string path, ImageOptions? options = null)
    {
        MediaContent content = MediaFile.Existing(path, []);
        ImageHeader header = ImageHeaderReader.Read(content, $"The file '{path}'");
        return new Image(content, header.ExtensionOf(path), header.Width, header.Height, options);
    }

    private static Image FromMemory(byte[] file, ImageOptions? options)
    {
        MediaContent content = MediaContent.FromMemory(file);
        ImageHeader header = ImageHeaderReader.Read(content, "The file in memory");
        return new Image(content, "." + header.Format, header.Width, header.Height, options);
    }

    private static MediaContent Encode(ReadOnlySpan<byte> pixels, int width, int height, PixelFormat format, ImageOptions? options)
    {
        PixelFormats.ThrowIfShapeWrong(pixels.Length, width, height, format.Channels());
        return ImageEncoder.Encode(pixels, width, height, format, options);
    }
}
