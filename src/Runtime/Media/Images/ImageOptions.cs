namespace Instrument;

/// <summary>What an <see cref="Image"/> can have beside its pixels. All of it is copied when the image is made.</summary>
public sealed class ImageOptions
{
    /// <summary>The text below the image; <see langword="null"/> for none.</summary>
    public string? Caption { get; init; }

    /// <summary>The kind of file that pixels become; an image that is a file already stays as it is. Default: <see cref="ImageFileType.Png"/>.</summary>
    public ImageFileType FileType { get; init; }

    /// <summary>How much of an image a JPEG file keeps, from 1 to 100, as other encoders count it. Default: 90.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 1 to 100.</exception>
    public int JpegQuality
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100);
            field = value;
        }
    } = 90;

    /// <summary>A number by which W&amp;B's older panels put several images together; <see langword="null"/> or 0 for none.</summary>
    public int? Grouping { get; init; }

    /// <summary>Sets of boxes that are drawn over the image, by names such as <c>predictions</c> and <c>ground_truth</c>. Default: none.</summary>
    public IDictionary<string, BoundingBoxes2D> Boxes { get; init; } = new Dictionary<string, BoundingBoxes2D>();

    /// <summary>
    /// Masks that are drawn over the image, by names such as <c>predictions</c> and <c>ground_truth</c>, each of the image's size.
    /// Default: none.
    /// </summary>
    public IDictionary<string, ImageMask> Masks { get; init; } = new Dictionary<string, ImageMask>();

    /// <summary>
    /// The classes of an image that becomes a cell of a table, in addition to those of its boxes and masks. Elsewhere W&amp;B has no place for
    /// them. Default: none.
    /// </summary>
    public Classes? Classes { get; init; }
}
