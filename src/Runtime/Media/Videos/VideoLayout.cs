namespace Instrument;

/// <summary>In which order the bytes of a video's frames lie in memory. The last dimension is the one whose bytes lie beside each other.</summary>
public enum VideoLayout
{
    /// <summary>Frames × channels × height × width, as tensors of most frameworks have it; of several clips, clips come first.</summary>
    ChannelsFirst = 0,

    /// <summary>Frames × height × width × channels, as images have it; of several clips, clips come first.</summary>
    ChannelsLast = 1,
}
