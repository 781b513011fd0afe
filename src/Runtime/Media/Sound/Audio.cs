using System.Text.Json;
using Instrument.Media;
using Instrument.Media.Sound;

namespace Instrument;

/// <summary>A clip of sound, which W&amp;B plays.</summary>
public sealed class Audio : WandbValue
{
    private readonly FileValue _file;

    /// <summary>A clip made from samples; its file is a WAV of 16-bit PCM.</summary>
    /// <param name="samples">
    /// Samples between −1 and 1, what lies beyond is clipped; of several channels they are interleaved: a sample of each channel, frame by frame.
    /// </param>
    /// <param name="sampleRate">Frames a second, in hertz.</param>
    /// <param name="channels">How many channels there are, 1 to 1024. Default: one.</param>
    /// <param name="caption">Text below the clip. Default: none.</param>
    /// <exception cref="ArgumentException">There are no samples, they are no whole frames, or one is NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sample rate or the number of channels is impossible.</exception>
    public Audio(ReadOnlySpan<float> samples, int sampleRate, int channels = 1, string? caption = null)
        : this(Encode(samples, sampleRate, channels), sampleRate, samples.Length / channels, caption)
    {
    }

    /// <inheritdoc cref="Audio(ReadOnlySpan{float}, int, int, string?)"/>
    public Audio(ReadOnlySpan<double> samples, int sampleRate, int channels = 1, string? caption = null)
        : this(Encode(samples, sampleRate, channels), sampleRate, samples.Length / channels, caption)
    {
    }

    /// <summary>A clip made from samples of 16-bit PCM; its file is a WAV.</summary>
    /// <param name="samples">Samples; of several channels they are interleaved: a sample of each channel, frame by frame.</param>
    /// <param name="sampleRate">Frames a second, in hertz.</param>
    /// <param name="channels">How many channels there are, 1 to 1024. Default: one.</param>
    /// <param name="caption">Text below the clip. Default: none.</param>
    /// <exception cref="ArgumentException">There are no samples, or they are no whole frames.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sample rate or the number of channels is impossible.</exception>
    public Audio(ReadOnlySpan<short> samples, int sampleRate, int channels = 1, string? caption = null)
        : this(Encode(samples, sampleRate, channels), sampleRate, samples.Length / channels, caption)
    {
    }

    private Audio(byte[] wav, int sampleRate, int frames, string? caption)
        : this(new FileValue("audio-file", "audio", ".wav", MediaContent.FromMemory(wav), caption))
    {
        SampleRate = sampleRate;
        Seconds = (double)frames / sampleRate;
    }

    private Audio(FileValue file) => _file = file;

    /// <summary>Text below the clip; <see langword="null"/> for none.</summary>
    public string? Caption => _file.Caption;

    /// <summary>Frames a second, in hertz; known of clips made from samples.</summary>
    public int? SampleRate { get; }

    /// <summary>How long the clip is; known of clips made from samples.</summary>
    public TimeSpan? Duration => Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <inheritdoc/>
    internal override string TypeName => "audio-file";

    /// <inheritdoc/>
    internal override long HeldBytes => _file.Content.HeldBytes;

    /// <inheritdoc/>
    internal override string? CellFault => null;

    // As history has it, which is finer than a TimeSpan.
    private double? Seconds { get; }

    /// <summary>A clip in a file, which is read when its row reaches the log.</summary>
    /// <param name="path">The file, in a format that browsers play: for example WAV, MP3, OGG or FLAC. Its name has an ending that says so.</param>
    /// <param name="caption">Text below the clip. Default: none.</param>
    /// <exception cref="ArgumentException">The name has no ending, or one that has more than letters and digits.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Audio FromFile(string path, string? caption = null)
    {
        MediaContent content = MediaFile.Existing(path, []);
        return new Audio(new FileValue("audio-file", "audio", Extension(Path.GetExtension(path), nameof(path)), content, caption));
    }

    /// <summary>A clip that is encoded already.</summary>
    /// <param name="bytes">The content of a file in a format that browsers play.</param>
    /// <param name="format">The format, as names of files end in it: for example <c>wav</c>, <c>mp3</c>, <c>ogg</c> or <c>flac</c>.</param>
    /// <param name="caption">Text below the clip. Default: none.</param>
    /// <exception cref="ArgumentException">There are no bytes, or the format is no ending of letters and digits.</exception>
    public static Audio FromBytes(ReadOnlySpan<byte> bytes, string format, string? caption = null)
    {
        ArgumentNullException.ThrowIfNull(format);
        string extension = Extension('.' + format.TrimStart('.'), nameof(format));
        return new Audio(new FileValue("audio-file", "audio", extension, MediaBytes.Copy(bytes), caption));
    }

    /// <inheritdoc/>
    internal override void Write(ValueBinding binding, Utf8JsonWriter json) => _file.Write(binding, json);

    /// <inheritdoc/>
    internal override void WriteCell(CellBinding binding, Utf8JsonWriter json) => _file.WriteCell(binding, json);

    /// <inheritdoc/>
    internal override void WriteList(IReadOnlyList<WandbValue> values, ValueBinding binding, Utf8JsonWriter json)
    {
        List<Audio> clips = [.. values.Cast<Audio>()];
        json.WriteStartObject();
        json.WriteString("_type"u8, "audio"u8);
        json.WriteNumber("count"u8, clips.Count);
        json.WriteStartArray("audio"u8);
        foreach (Audio clip in clips)
            clip.Write(binding, json);
        json.WriteEndArray();
        WriteNumbers(json, "sampleRates"u8, clips.Select(clip => (double?)clip.SampleRate));
        WriteNumbers(json, "durations"u8, clips.Select(clip => clip.Seconds));
        MediaCaptions.TryWrite(json, [.. clips.Select(clip => clip.Caption)]);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<double?> numbers)
    {
        json.WriteStartArray(name);
        foreach (double? number in numbers)
        {
            if (number is { } known)
                json.WriteNumber(known);
            else
                json.WriteNullValue();
        }
        json.WriteEndArray();
    }

    private static byte[] Encode(ReadOnlySpan<float> samples, int sampleRate, int channels)
    {
        WaveShape.ThrowIfWrong(samples.Length, sampleRate, channels);
        WaveShape.ThrowIfNaN(samples);
        return WaveFile.Create(samples, sampleRate, channels);
    }

    private static byte[] Encode(ReadOnlySpan<double> samples, int sampleRate, int channels)
    {
        WaveShape.ThrowIfWrong(samples.Length, sampleRate, channels);
        WaveShape.ThrowIfNaN(samples);
        return WaveFile.Create(samples, sampleRate, channels);
    }

    private static byte[] Encode(ReadOnlySpan<short> samples, int sampleRate, int channels)
    {
        WaveShape.ThrowIfWrong(samples.Length, sampleRate, channels);
        return WaveFile.Create(samples, sampleRate, channels);
    }

    private static string Extension(string extension, string parameter)
    {
        if (extension.Length < 2 || !extension.AsSpan(1).ContainsOnlyLettersAndDigits())
            throw new ArgumentException($"'{extension}' tells no format of sound; names of files end in it, for example .wav, .mp3, .ogg or .flac.", parameter);
        return extension;
    }
}
