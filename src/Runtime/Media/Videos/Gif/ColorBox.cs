namespace Instrument.Media.Videos.Gif;

/// <summary>A box of the colour cube: of each channel the cells from one number, not included, to another, included.</summary>
internal readonly record struct ColorBox(int R0, int R1, int G0, int G1, int B0, int B1)
{
    /// <summary>How many cells it has.</summary>
    public int Cells => (R1 - R0) * (G1 - G0) * (B1 - B0);

    /// <summary>Where the box begins and ends along an axis: 0 red, 1 green, 2 blue.</summary>
    public (int Begin, int End) Along(int axis) => axis switch
    {
        0 => (R0, R1),
        1 => (G0, G1),
        _ => (B0, B1),
    };

    /// <summary>The part of the box up to a cell of an axis, included.</summary>
    public ColorBox Below(int axis, int cell) => axis switch
    {
        0 => this with { R1 = cell },
        1 => this with { G1 = cell },
        _ => this with { B1 = cell },
    };

    /// <summary>The part of the box beyond a cell of an axis.</summary>
    public ColorBox Above(int axis, int cell) => axis switch
    {
        0 => this with { R0 = cell },
        1 => this with { G0 = cell },
        _ => this with { B0 = cell },
    };
}
