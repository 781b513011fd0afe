using System.Globalization;
using Instrument.Media.Videos;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Media.Videos;

/// <summary>
/// Encoding by ffmpeg: how it is called and what happens when it fails, with scripts in its place; and the program itself where this machine has it.
/// </summary>
public sealed class FfmpegEncoderTests : IDisposable
{
    // Two frames of 2×1 pixels.
    private static readonly byte[] Frames = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Frames_go_in_raw_and_the_file_comes_back()
    {
        if (Script("""
            for last; do echo "$last" >> "$(dirname "$0")/arguments"; done
            cat > "$last"
            """) is not { } program)
        {
            return;
        }

        byte[] file = Encode(new FfmpegEncoder(program), VideoFormat.Mp4, framesPerSecond: 12.5);

        Assert.Equal(Frames, file);
        string[] arguments = File.ReadAllLines(_directory.File("arguments"));
        Assert.Equal("-nostdin -loglevel error -f rawvideo -pix_fmt rgb24 -s 2x1 -r 12.5 -i pipe:0", string.Join(' ', arguments[..13]));
        Assert.Equal(["-y", arguments[^1]], arguments[^2..]);
        Assert.EndsWith(".mp4", arguments[^1], StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(arguments[^1])));
    }

    [Fact]
    public void What_the_program_says_is_in_the_error()
    {
        if (Script("echo 'Unknown encoder libx264' >&2; exit 3") is not { } program)
            return;

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => Encode(new FfmpegEncoder(program), VideoFormat.Mp4));

        Assert.Contains("exit code 3: Unknown encoder libx264", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_does_not_end_is_ended()
    {
        if (Script("exec sleep 600") is not { } program)
            return;
        FfmpegEncoder encoder = new(program, TimeSpan.FromMilliseconds(50));

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => Encode(encoder, VideoFormat.WebM));

        Assert.Contains("did not encode 2 frames within", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_cannot_be_started_is_an_error()
    {
        string program = _directory.File("ffmpeg");
        File.WriteAllText(program, "no program");

        Assert.Throws<InvalidOperationException>(() => Encode(new FfmpegEncoder(program), VideoFormat.Ogg));
    }

    [Fact]
    public void The_program_is_looked_for_in_full_paths_only()
    {
        string name = OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg";
        File.WriteAllText(_directory.File(name), "");
        string other = _directory.File("other");

        Assert.NotNull(FfmpegEncoder.Find(string.Join(Path.PathSeparator, other, _directory.Path)));
        Assert.Null(FfmpegEncoder.Find(other));
        Assert.Null(FfmpegEncoder.Find(Path.GetRelativePath(Directory.GetCurrentDirectory(), _directory.Path)));
        Assert.Null(FfmpegEncoder.Find(null));
    }

    [Theory]
    [InlineData(VideoFormat.Mp4)]
    [InlineData(VideoFormat.WebM)]
    [InlineData(VideoFormat.Ogg)]
    public void Frames_become_a_video_or_an_error_that_names_the_program(VideoFormat format)
    {
        byte[] frames = new byte[3 * 8 * 33 * 17];
        new Random(1).NextBytes(frames);
        if (FfmpegEncoder.Find(Environment.GetEnvironmentVariable("PATH")) is null)
        {
            InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => new Video(frames, [8, 3, 17, 33], 8, format));
            Assert.Contains("ffmpeg", exception.Message, StringComparison.Ordinal);
            return;
        }

        MediaRun run = MediaRun.Log("video", new Video(frames, [8, 3, 17, 33], 8, format));

        (string path, byte[] file) = run.Files.Single();
        Assert.EndsWith('.' + format.ToString().ToLowerInvariant(), path, StringComparison.Ordinal);
        Assert.Equal((33, 17), ((int)run.Value!["width"]!, (int)run.Value["height"]!));
        Assert.Equal(format switch { VideoFormat.Mp4 => "66747970", VideoFormat.WebM => "1A45DFA3", _ => "4F676753" }, Convert.ToHexString(file, format == VideoFormat.Mp4 ? 4 : 0, 4));
        if (format == VideoFormat.Mp4)
            Assert.Equal((34, 18, 1.0), (Mp4Reader.Read(file).Width, Mp4Reader.Read(file).Height, Mp4Reader.Read(file).Seconds));
    }

    private static byte[] Encode(FfmpegEncoder encoder, VideoFormat format, double framesPerSecond = 4) =>
        encoder.Encode(new FrameGrid(Frames, new FrameShape(1, 2, 3, 1, 2, VideoLayout.ChannelsLast)), framesPerSecond, format);

    // None on Windows, which has no such scripts.
    private string? Script(string text)
    {
        if (OperatingSystem.IsWindows())
            return null;
        string program = _directory.File("ffmpeg");
        File.WriteAllText(program, string.Create(CultureInfo.InvariantCulture, $"#!/bin/sh\n{text}\n"));
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return program;
    }
}
