using System.Numerics;
using Instrument.Media.Spatial;

namespace Instrument;

/// <summary>A box in a 3D scene, drawn by its edges.</summary>
public sealed class Box3D
{
    private readonly Point3D[] _corners;

    /// <summary>A box of any eight corners.</summary>
    /// <param name="corners">
    /// The corners, in the order of a box along the axes: of the two X the smaller first, for each of these the smaller Y, for each of these
    /// the smaller Z.
    /// </param>
    /// <exception cref="ArgumentException">There are not eight corners, or one is not finite.</exception>
    public Box3D(ReadOnlySpan<Point3D> corners)
    {
        if (corners.Length != BoxCorners.Count)
            throw new ArgumentException($"There are {corners.Length} corners; a box has {BoxCorners.Count}.", nameof(corners));
        foreach (Point3D corner in corners)
        {
            if (!corner.IsFinite)
                throw new ArgumentException($"The corner {corner} is not finite.", nameof(corners));
        }
        _corners = corners.ToArray();
    }

    /// <summary>The eight corners.</summary>
    public IReadOnlyList<Point3D> Corners => _corners;

    /// <summary>The colour of the edges. Default: blue.</summary>
    public RgbColor Color { get; init; } = new(0, 0, 255);

    /// <summary>Text beside the box. Default: none.</summary>
    public string? Label { get; init; }

    /// <summary>How sure a model is of the box, mostly 0 to 1. Default: not known.</summary>
    public double? Score
    {
        get;
        init => field = value is { } score && !double.IsFinite(score)
            ? throw new ArgumentOutOfRangeException(nameof(value), value, "A score is finite; leave it out where there is none.")
            : value;
    }

    /// <summary>A box around a point.</summary>
    /// <param name="center">The point in the middle.</param>
    /// <param name="size">The lengths of the edges along the axes, before the box is turned.</param>
    /// <param name="orientation">How the box is turned around its middle; its length does not matter. Default: not at all.</param>
    /// <param name="color">The colour of the edges. Default: blue.</param>
    /// <param name="label">Text beside the box. Default: none.</param>
    /// <param name="score">How sure a model is of the box. Default: not known.</param>
    /// <returns>The box.</returns>
    /// <exception cref="ArgumentException">A number is not finite, or a length negative, or the orientation has no direction.</exception>
    public static Box3D Around(
        Point3D center, Point3D size, Quaternion? orientation = null, RgbColor? color = null, string? label = null, double? score = null) =>
        new(BoxCorners.Around(center, size, orientation ?? Quaternion.Identity)) { Color = color ?? new RgbColor(0, 0, 255), Label = label, Score = score };
}
