namespace Instrument.Media.Videos.Gif;

/// <summary>Sums over some pixels of a picture.</summary>
/// <param name="Pixels">How many there are.</param>
/// <param name="Red">The sum of their red.</param>
/// <param name="Green">The sum of their green.</param>
/// <param name="Blue">The sum of their blue.</param>
/// <param name="Squares">The sum of the squares of all channels.</param>
internal readonly record struct ColorSums(long Pixels, long Red, long Green, long Blue, long Squares)
{
    /// <summary>The squares of the sums, a pixel: the larger it is, the nearer are the pixels to their mean.</summary>
    public double SquaredMean => Pixels == 0 ? 0 : (((double)Red * Red) + ((double)Green * Green) + ((double)Blue * Blue)) / Pixels;

    /// <summary>The sum of the squared distances from the mean.</summary>
    public double Spread => Squares - SquaredMean;

    /// <summary>The sums of other pixels than these.</summary>
    public ColorSums Without(in ColorSums part) =>
        new(Pixels - part.Pixels, Red - part.Red, Green - part.Green, Blue - part.Blue, Squares - part.Squares);
}
