using System.Numerics;

namespace Instrument.Media.Spatial;

/// <summary>Computes the corners of turned boxes, in the order of docs/wire/media.md §13.</summary>
internal static class BoxCorners
{
    /// <summary>Corners of a box.</summary>
    public const int Count = 8;

    /// <summary>The corners of a box around a point.</summary>
    /// <exception cref="ArgumentException">A number is not finite, a length negative, or the orientation zero.</exception>
    public static Point3D[] Around(Point3D center, Point3D size, Quaternion orientation)
    {
        if (!center.IsFinite)
            throw new ArgumentException($"The middle {center} is not finite.", nameof(center));
        if (!size.IsFinite || size.X < 0 || size.Y < 0 || size.Z < 0)
            throw new ArgumentException($"The size {size} has a negative or infinite length.", nameof(size));
        (double x, double y, double z, double w) = Normalize(orientation);
        Point3D[] corners = new Point3D[Count];
        for (int i = 0; i < Count; i++)
        {
            Point3D corner = new((i & 4) == 0 ? -size.X / 2 : size.X / 2, (i & 2) == 0 ? -size.Y / 2 : size.Y / 2, (i & 1) == 0 ? -size.Z / 2 : size.Z / 2);
            Point3D turned = Turn(corner, x, y, z, w);
            corners[i] = new Point3D(center.X + turned.X, center.Y + turned.Y, center.Z + turned.Z);
        }
        return corners;
    }

    // v + 2w(q × v) + 2q × (q × v), for q = (x, y, z); exact where nothing is turned.
    private static Point3D Turn(Point3D v, double x, double y, double z, double w)
    {
        Point3D t = new(2 * ((y * v.Z) - (z * v.Y)), 2 * ((z * v.X) - (x * v.Z)), 2 * ((x * v.Y) - (y * v.X)));
        return new Point3D(
            v.X + (w * t.X) + ((y * t.Z) - (z * t.Y)),
            v.Y + (w * t.Y) + ((z * t.X) - (x * t.Z)),
            v.Z + (w * t.Z) + ((x * t.Y) - (y * t.X)));
    }

    private static (double X, double Y, double Z, double W) Normalize(Quaternion q)
    {
        double length = Math.Sqrt(((double)q.X * q.X) + ((double)q.Y * q.Y) + ((double)q.Z * q.Z) + ((double)q.W * q.W));
        return double.IsFinite(length) && length > 0
            ? (q.X / length, q.Y / length, q.Z / length, q.W / length)
            : throw new ArgumentException($"The orientation {q} is no rotation.", nameof(q));
    }
}
