using System.Numerics;

namespace Instrument.Media.Sound;

/// <summary>Checks samples and what is said of them, before a file is made of them.</summary>
internal static class WaveShape
{
    /// <summary>More channels than any file has that libsndfile writes.</summary>
    public const int MaxChannels = 1024;

    // A WAV file tells its bytes a second in 32 bits, of which we use 31.
    private const int MaxSampleRate = int.MaxValue / (MaxChannels * sizeof(short));

    // Arrays hold no more bytes.
    private const int MaxSamples = (int.MaxValue - (1 << 20)) / sizeof(short);

    /// <summary>Refuses samples that no file can be made of.</summary>
    /// <exception cref="ArgumentException">There are no samples, too many, or half a frame.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sample rate or the number of channels is impossible.</exception>
    public static void ThrowIfWrong(int samples, int sampleRate, int channels)
    {
        if (sampleRate is < 1 or > MaxSampleRate)
            throw new ArgumentOutOfRangeException(nameof(sampleRate), sampleRate, $"The sample rate is {sampleRate} Hz; it lies between 1 and {MaxSampleRate}, mostly 16000, 44100 or 48000.");
        if (channels is < 1 or > MaxChannels)
            throw new ArgumentOutOfRangeException(nameof(channels), channels, $"There are {channels} channels; there may be 1 to {MaxChannels}.");
        if (samples == 0)
            throw new ArgumentException("There are no samples; log nothing where there is no sound.", nameof(samples));
        if (samples % channels != 0)
            throw new ArgumentException($"{samples} samples are no whole frames of {channels} channels; samples are interleaved, one of each channel after the other.", nameof(samples));
        if (samples > MaxSamples)
            throw new ArgumentException($"{samples} samples are more than the {MaxSamples} of one clip; log them in parts.", nameof(samples));
    }

    /// <summary>Refuses samples that are no numbers.</summary>
    /// <exception cref="ArgumentException">A sample is NaN.</exception>
    public static void ThrowIfNaN<T>(ReadOnlySpan<T> samples) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < samples.Length; i++)
        {
            if (T.IsNaN(samples[i]))
                throw new ArgumentException($"Sample {i} of {samples.Length} is NaN, which no sound has; replace it, for example by 0.", nameof(samples));
        }
    }
}
