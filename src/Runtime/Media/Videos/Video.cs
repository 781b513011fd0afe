using System.Text.Json;
using Instrument.Media;
using Instrument.Media.Videos;
using Instrument.Media.Videos.Gif;

namespace Instrument;

/// <summary>A video, which W&amp;B plays.</summary>
public sealed class Video : WandbValue
{
    private readonly FileValue _file;

    /// <summary>
    /// A video made from frames. GIF is encoded by the library itself: exactly if a frame has up to 256 colours, else with the 256 that fit it
    /// best. The other formats are encoded by the program <c>ffmpeg</c>, for which this call waits.
    /// </summary>
    /// <param name="frames">A byte a channel, 0 to 255.</param>
    /// <param name="shape">
    /// The length of each dimension: four for one clip, five with the number of clips in front. Several clips are shown at once, as a grid.
    /// There are one channel (grey) or three (red, green, blue).
    /// </param>
    /// <param name="framesPerSecond">Above 0; up to 50 for a GIF. Default: 4.</param>
    /// <param name="format">The format of the file. Default: GIF.</param>
    /// <param name="layout">The order of the dimensions. Default: frames × channels × height × width.</param>
    /// <param name="caption">Text below the video. Default: none.</param>
    /// <exception cref="ArgumentException">The shape is none of frames, or another one than that of the bytes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">So many frames a second cannot be shown, or there is no such format or layout.</exception>
    /// <exception cref="InvalidOperationException">The format needs <c>ffmpeg</c>, which is not in a folder of <c>PATH</c> or has failed.</exception>
    public Video(
        ReadOnlySpan<byte> frames, ReadOnlySpan<int> shape, double framesPerSecond = 4, VideoFormat format = VideoFormat.Gif,
        VideoLayout layout = VideoLayout.ChannelsFirst, string? caption = null)
    {
        if (layout is not (VideoLayout.ChannelsFirst or VideoLayout.ChannelsLast))
            throw new ArgumentOutOfRangeException(nameof(layout), layout, "Channels come first or last.");
        string extension = VideoFormats.Extension(format);
        ThrowIfNotPlayable(framesPerSecond, format);
        FrameGrid grid = new(frames, FrameShape.Parse(shape, layout, frames.Length));
        (Width, Height) = (grid.Width, grid.Height);
        byte[] file = format == VideoFormat.Gif
            ? GifFile.Create(grid, framesPerSecond)
            : Ffmpeg(format).Encode(grid, framesPerSecond, format);
        _file = Describe(extension, MediaContent.FromMemory(file), caption);
    }

    private Video(FileValue file) => _file = file;

    /// <summary>Text below the video; <see langword="null"/> for none.</summary>
    public string? Caption => _file.Caption;

    /// <summary>Width in pixels, of the whole grid if there are several clips; known of videos made from frames.</summary>
    public int? Width { get; }

    /// <summary>Height in pixels, of the whole grid if there are several clips; known of videos made from frames.</summary>
    public int? Height { get; }

    /// <inheritdoc/>
    internal override string TypeName => "video-file";

    /// <inheritdoc/>
    internal override long HeldBytes => _file.Content.HeldBytes;

    /// <inheritdoc/>
    internal override string? CellFault => null;

    /// <summary>A video in a file, which is read when its row reaches the log.</summary>
    /// <param name="path">The file, whose name ends in <c>.gif</c>, <c>.mp4</c>, <c>.webm</c> or <c>.ogg</c>.</param>
    /// <param name="caption">Text below the video. Default: none.</param>
    /// <exception cref="ArgumentException">The name has another ending.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Video FromFile(string path, string? caption = null)
    {
        MediaContent content = MediaFile.Existing(path, VideoFormats.Extensions);
        return new Video(Describe(Path.GetExtension(path), content, caption));
    }

    /// <summary>A video that is encoded already.</summary>
    /// <param name="bytes">The content of a file.</param>
    /// <param name="format">Its format.</param>
    /// <param name="caption">Text below the video. Default: none.</param>
    /// <exception cref="ArgumentException">There are no bytes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public static Video FromBytes(ReadOnlySpan<byte> bytes, VideoFormat format, string? caption = null) =>
        new(Describe(VideoFormats.Extension(format), MediaBytes.Copy(bytes), caption));

    /// <inheritdoc/>
    internal override void Write(ValueBinding binding, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        _file.WriteFields(binding, json);
        WriteSize(json);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    internal override void WriteCell(CellBinding binding, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        _file.WriteCellFields(binding, json);
        WriteSize(json);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    internal override void WriteList(IReadOnlyList<WandbValue> values, ValueBinding binding, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("_type"u8, "videos"u8);
        json.WriteNumber("count"u8, values.Count);
        json.WriteStartArray("videos"u8);
        foreach (WandbValue video in values)
            video.Write(binding, json);
        json.WriteEndArray();
        MediaCaptions.WriteOrFalse(json, [.. values.Select(video => ((Video)video).Caption)]);
        json.WriteEndObject();
    }

    private static FileValue Describe(string extension, MediaContent content, string? caption) => new("video-file", "videos", extension, content, caption);

    private static FfmpegEncoder Ffmpeg(VideoFormat format) => FfmpegEncoder.Find(Environment.GetEnvironmentVariable("PATH"))
        ?? throw new InvalidOperationException(
            $"Frames are encoded as {format} by the program ffmpeg, which is in no folder of PATH: install it, log a GIF ({nameof(VideoFormat)}.{nameof(VideoFormat.Gif)}), or give a finished video to {nameof(FromFile)} or {nameof(FromBytes)}.");

    private static void ThrowIfNotPlayable(double framesPerSecond, VideoFormat format)
    {
        if (!(framesPerSecond > 0) || !double.IsFinite(framesPerSecond))
            throw new ArgumentOutOfRangeException(nameof(framesPerSecond), framesPerSecond, "There must be more than 0 frames a second, 4 for example.");
        if (format == VideoFormat.Gif && framesPerSecond > GifFile.MaxFramesPerSecond)
        {
            throw new ArgumentOutOfRangeException(
                nameof(framesPerSecond), framesPerSecond, $"Browsers show at most {GifFile.MaxFramesPerSecond} frames of a GIF a second; leave some out, or use {nameof(VideoFormat)}.{nameof(VideoFormat.Mp4)}.");
        }
    }

    private void WriteSize(Utf8JsonWriter json)
    {
        if (Width is not { } width || Height is not { } height)
            return;
        json.WriteNumber("width"u8, width);
        json.WriteNumber("height"u8, height);
    }
}
