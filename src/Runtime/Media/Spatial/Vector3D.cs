namespace Instrument;

/// <summary>An arrow in a 3D scene.</summary>
public sealed class Vector3D
{
    /// <summary>An arrow from one point to another.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where its tip is.</param>
    /// <param name="color">Its colour. Default: W&amp;B chooses.</param>
    /// <exception cref="ArgumentException">A point is not finite.</exception>
    public Vector3D(Point3D start, Point3D end, RgbColor? color = null)
    {
        if (!start.IsFinite || !end.IsFinite)
            throw new ArgumentException($"The vector from {start} to {end} is not finite.", start.IsFinite ? nameof(end) : nameof(start));
        (Start, End, Color) = (start, end, color);
    }

    /// <summary>Where it begins.</summary>
    public Point3D Start { get; }

    /// <summary>Where its tip is.</summary>
    public Point3D End { get; }

    /// <summary>Its colour; <see langword="null"/> if W&amp;B chooses.</summary>
    public RgbColor? Color { get; }
}
