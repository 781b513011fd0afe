using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Instrument.Files;

namespace Instrument.Media.Videos;

/// <summary>Encodes frames as MP4, WebM or OGG with the program ffmpeg.</summary>
/// <param name="program">Full path of the program.</param>
/// <param name="patience">How long it may take. Default: ten minutes.</param>
internal sealed class FfmpegEncoder(string program, TimeSpan? patience = null)
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(10);

    /// <summary>Finds the program in the folders of a search path.</summary>
    /// <param name="searchPath">The variable <c>PATH</c>.</param>
    /// <returns>The encoder; <see langword="null"/> if the program is not there.</returns>
    public static FfmpegEncoder? Find(string? searchPath) => ProgramPath.Find("ffmpeg", searchPath) is { } file ? new FfmpegEncoder(file) : null;

    /// <summary>Encodes frames.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="framesPerSecond">Above 0.</param>
    /// <param name="format">Not GIF.</param>
    /// <exception cref="InvalidOperationException">The program could not be started, failed, or took too long.</exception>
    public byte[] Encode(scoped in FrameGrid frames, double framesPerSecond, VideoFormat format)
    {
        string folder = Directory.CreateTempSubdirectory("instrument-video-").FullName;
        try
        {
            string file = Path.Combine(folder, "video" + VideoFormats.Extension(format));
            RunProgram(frames, Arguments(frames.Width, frames.Height, framesPerSecond, format, file));
            return File.Exists(file) ? File.ReadAllBytes(file) : throw new InvalidOperationException($"{program} has written no video.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Browsers decode colours at half of the resolution only, so the sides are made even.
    private static List<string> Arguments(int width, int height, double framesPerSecond, VideoFormat format, string file) =>
    [
        "-nostdin", "-loglevel", "error",
        "-f", "rawvideo", "-pix_fmt", "rgb24",
        "-s", string.Create(CultureInfo.InvariantCulture, $"{width}x{height}"),
        "-r", framesPerSecond.ToString("R", CultureInfo.InvariantCulture),
        "-i", "pipe:0", "-an", "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-pix_fmt", "yuv420p",
        .. format switch
        {
            VideoFormat.Mp4 => ["-c:v", "libx264", "-movflags", "+faststart"],
            VideoFormat.WebM => ["-c:v", "libvpx-vp9", "-b:v", "0", "-crf", "32"],
            _ => (string[])["-c:v", "libtheora", "-q:v", "7"],
        },
        "-y", file,
    ];

    private void RunProgram(scoped in FrameGrid frames, List<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, CreateNoWindow = true };
        FfmpegMessages messages = new();
        using Process process = new() { StartInfo = start };
        process.ErrorDataReceived += (_, line) => messages.Add(line.Data);
        process.OutputDataReceived += (_, _) => { };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"{program} could not be started: {exception.Message}", exception);
        }
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        TimeSpan time = patience ?? DefaultPatience;
        bool isLate = false;
        using (ITimer timer = TimeProvider.System.CreateTimer(_ => { Volatile.Write(ref isLate, true); Kill(process); }, null, time, Timeout.InfiniteTimeSpan))
        {
            Feed(process.StandardInput.BaseStream, frames);
            process.WaitForExit();
        }
        if (Volatile.Read(ref isLate))
            throw new InvalidOperationException($"{program} did not encode {frames.Count} frames within {time}; log fewer or smaller ones, or a GIF.");
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed with exit code {process.ExitCode}: {messages.Text}");
    }

    private static void Feed(Stream input, scoped in FrameGrid frames)
    {
        byte[] picture = new byte[frames.Width * frames.Height * FrameGrid.PixelBytes];
        try
        {
            using (input)
            {
                for (int i = 0; i < frames.Count; i++)
                {
                    frames.CopyTo(i, picture);
                    input.Write(picture);
                }
            }
        }
        catch (IOException)
        {
            // The program has ended before it took everything; its exit code and messages say why.
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }
}
