namespace Shapes.Drawing;

/// <summary>A drawn image, and what is known of it.</summary>
/// <param name="Shape">What it shows.</param>
/// <param name="Pixels">Brightness of each pixel from 0 to 1, row by row from the top, noise included.</param>
/// <param name="Inside">For each pixel whether it belongs to the shape.</param>
/// <param name="Rotation">How far the shape is turned, in degrees.</param>
internal sealed record ShapeImage(Shape Shape, float[] Pixels, bool[] Inside, double Rotation)
{
    /// <summary>Width and height in pixels.</summary>
    public const int Size = 24;

    /// <summary>The smallest box around the shape, as fractions of the image.</summary>
    public (double MinX, double MaxX, double MinY, double MaxY) Box()
    {
        int[] inside = [.. Enumerable.Range(0, Inside.Length).Where(pixel => Inside[pixel])];
        return (
            inside.Min(pixel => pixel % Size) / (double)Size, (inside.Max(pixel => pixel % Size) + 1) / (double)Size,
            inside.Min(pixel => pixel / Size) / (double)Size, (inside.Max(pixel => pixel / Size) + 1) / (double)Size);
    }
}
