namespace Shapes.Drawing;

/// <summary>Draws shapes at random places, sizes and angles, with noise over all. The same seed gives the same images.</summary>
/// <param name="seed">Of all random choices.</param>
/// <param name="noise">Standard deviation of what is added to each pixel's brightness.</param>
internal sealed class ShapePainter(int seed, double noise)
{
    private const double Background = 0.25;
    private const double Foreground = 0.75;

    // How far from the middle a shape may lie, as a fraction of the image.
    private const double Shift = 0.06;

#pragma warning disable CA5394 // Nothing here is a secret.
    private readonly Random _random = new(seed);

    /// <summary>Draws an image of a random shape.</summary>
    public ShapeImage Draw()
    {
        Shape shape = (Shape)_random.Next(Enum.GetValues<Shape>().Length);
        double radius = Between(0.28, 0.42);
        double x = 0.5 + Between(-Shift, Shift);
        double y = 0.5 + Between(-Shift, Shift);
        double angle = Between(0, 2 * Math.PI);
        float[] pixels = new float[ShapeImage.Size * ShapeImage.Size];
        bool[] inside = new bool[pixels.Length];
        for (int pixel = 0; pixel < pixels.Length; pixel++)
        {
            double dx = (((pixel % ShapeImage.Size) + 0.5) / ShapeImage.Size) - x;
            double dy = (((pixel / ShapeImage.Size) + 0.5) / ShapeImage.Size) - y;
            (double sin, double cos) = Math.SinCos(angle);
            inside[pixel] = IsInside(shape, ((dx * cos) - (dy * sin)) / radius, ((dx * sin) + (dy * cos)) / radius);
            pixels[pixel] = (float)Math.Clamp((inside[pixel] ? Foreground : Background) + (noise * Gaussian()), 0, 1);
        }
        return new ShapeImage(shape, pixels, inside, angle * 180 / Math.PI);
    }

    // Coordinates in which the shape lies in the unit circle.
    private static bool IsInside(Shape shape, double x, double y) => shape switch
    {
        Shape.Circle => (x * x) + (y * y) <= 1,
        Shape.Square => Math.Max(Math.Abs(x), Math.Abs(y)) <= Math.Sqrt(0.5),
        Shape.Triangle => y >= -0.5 && (Math.Sqrt(3) * Math.Abs(x)) + y <= 1,
        _ => Math.Min(Math.Abs(x), Math.Abs(y)) <= 0.2 && Math.Max(Math.Abs(x), Math.Abs(y)) <= 0.95,
    };

    private double Between(double low, double high) => low + ((high - low) * _random.NextDouble());

    // By Box and Muller (https://doi.org/10.1214/aoms/1177706645).
    private double Gaussian() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
#pragma warning restore CA5394
}
