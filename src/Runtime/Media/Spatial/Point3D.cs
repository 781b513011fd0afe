using System.Numerics;

namespace Instrument;

/// <summary>A point, or a size, in the space of a scene. A <see cref="Vector3"/> and a tuple of three numbers become one by themselves.</summary>
/// <param name="X">Along the first axis.</param>
/// <param name="Y">Along the second axis.</param>
/// <param name="Z">Along the third axis.</param>
public readonly record struct Point3D(double X, double Y, double Z)
{
    /// <summary>Whether all three are finite numbers.</summary>
    internal bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);

    /// <summary>Makes a point of a vector.</summary>
    /// <param name="vector">The vector.</param>
    /// <returns>The point.</returns>
    public static Point3D FromVector3(Vector3 vector) => new(vector.X, vector.Y, vector.Z);

    /// <summary>Makes a point of three numbers.</summary>
    /// <param name="point">The numbers along the three axes.</param>
    /// <returns>The point.</returns>
    public static Point3D FromValueTuple((double X, double Y, double Z) point) => new(point.X, point.Y, point.Z);

    /// <summary>Makes a point of a vector.</summary>
    /// <param name="vector">The vector.</param>
    public static implicit operator Point3D(Vector3 vector) => FromVector3(vector);

    /// <summary>Makes a point of three numbers.</summary>
    /// <param name="point">The numbers along the three axes.</param>
    public static implicit operator Point3D((double X, double Y, double Z) point) => FromValueTuple(point);
}
