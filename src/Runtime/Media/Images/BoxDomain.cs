namespace Instrument;

/// <summary>In which unit the position of a <see cref="BoundingBox2D"/> is given.</summary>
public enum BoxDomain
{
    /// <summary>In parts of the image: 0 is its left or upper edge, 1 its right or lower one.</summary>
    Fraction,

    /// <summary>In pixels.</summary>
    Pixel,
}
