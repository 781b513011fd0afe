using System.Globalization;
using Instrument;
using Shapes.Drawing;

namespace Shapes.Tracking;

/// <summary>An image that was taken for another shape than it shows.</summary>
/// <param name="Image">The image.</param>
/// <param name="Predicted">What it was taken for.</param>
/// <param name="Confidence">How sure the network was, from 0 to 1.</param>
internal sealed record Mistake(ShapeImage Image, Shape Predicted, float Confidence)
{
    private static readonly Classes Names = new(Enum.GetNames<Shape>());
    private static readonly Classes Mask = new("background", "shape");

    /// <summary>The image as W&amp;B shows it: enlarged, with a caption, the box of the prediction and the mask of the shape.</summary>
    public Instrument.Image ToImage()
    {
        (double minX, double maxX, double minY, double maxY) = Image.Box();
        BoundingBox2D box = BoundingBox2D.FromEdges(minX, maxX, minY, maxY) with
        {
            ClassId = (int)Predicted,
            Caption = string.Create(CultureInfo.InvariantCulture, $"{Predicted} {Confidence:P0}"),
            Scores = new Dictionary<string, double> { ["confidence"] = Confidence },
        };
        byte[] inside = [.. Enlarge(Image.Inside).Select(pixel => pixel ? (byte)1 : (byte)0)];
        ImageOptions options = new()
        {
            Caption = string.Create(CultureInfo.InvariantCulture, $"{Image.Shape}, turned by {Image.Rotation:0}°, taken for {Predicted}"),
            Boxes = { ["prediction"] = new BoundingBoxes2D([box], Names) },
            Masks = { ["truth"] = ImageMask.FromClasses<byte>(inside, Scale * ShapeImage.Size, Scale * ShapeImage.Size, Mask) },
        };
        return Instrument.Image.FromPixels<float>(Enlarge(Image.Pixels), Scale * ShapeImage.Size, Scale * ShapeImage.Size, range: PixelRange.Unit, options: options);
    }

    // So many pixels stand for one: W&B draws boxes with lines of a fixed width.
    private const int Scale = 6;

    private static T[] Enlarge<T>(T[] pixels)
    {
        int size = Scale * ShapeImage.Size;
        T[] large = new T[size * size];
        for (int i = 0; i < large.Length; i++)
            large[i] = pixels[(i / size / Scale * ShapeImage.Size) + (i % size / Scale)];
        return large;
    }
}
