namespace Instrument;

/// <summary>Which numbers stand for black and for white in an image that is made of numbers other than bytes.</summary>
public enum PixelRange
{
    /// <summary>
    /// W&amp;B's own rule, which looks at all values of an image: if none is outside 0…1, they are taken as <see cref="Unit"/>, else if none is
    /// outside −1…1, as <see cref="SignedUnit"/>, else as <see cref="Byte"/>. Integers are always taken as <see cref="Byte"/>.
    /// The same data can so look different from image to image; name a range where yours is known.
    /// </summary>
    Auto,

    /// <summary>0 is black and 1 is white. What lies outside is clamped.</summary>
    Unit,

    /// <summary>−1 is black and 1 is white. What lies outside is clamped.</summary>
    SignedUnit,

    /// <summary>0 is black and 255 is white. What lies outside is clamped, fractions are cut off.</summary>
    Byte,
}
