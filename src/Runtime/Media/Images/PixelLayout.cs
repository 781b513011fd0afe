namespace Instrument;

/// <summary>In which order the values of an image lie in memory.</summary>
public enum PixelLayout
{
    /// <summary>Rows from top to bottom, in a row pixels from left to right, in a pixel its channels: height × width × channels.</summary>
    HeightWidthChannels,

    /// <summary>One whole plane after the other: channels × height × width, as models often have it.</summary>
    ChannelsHeightWidth,
}
