using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Instrument.Media.Sound;

/// <summary>Makes WAV files of 16-bit PCM with a header of 44 bytes, as the official client does (docs/wire/media.md §9).</summary>
internal static class WaveFile
{
    private const int HeaderBytes = 44;
    private const int BytesPerSample = sizeof(short);
    private const short Pcm = 1;

    // Samples of −1…1 are scaled to 32 bits, of which the upper half is kept: so does libsndfile where it clips, and the official client with it.
    private const double Scale = 1L << 31;

    /// <summary>A file of samples that are −1…1; what lies beyond is clipped.</summary>
    public static byte[] Create(ReadOnlySpan<double> samples, int sampleRate, int channels)
    {
        byte[] file = Begin(samples.Length, sampleRate, channels);
        Span<byte> target = file.AsSpan(HeaderBytes);
        for (int i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(target[(i * BytesPerSample)..], Quantize(samples[i]));
        return file;
    }

    /// <inheritdoc cref="Create(ReadOnlySpan{double}, int, int)"/>
    public static byte[] Create(ReadOnlySpan<float> samples, int sampleRate, int channels)
    {
        byte[] file = Begin(samples.Length, sampleRate, channels);
        Span<byte> target = file.AsSpan(HeaderBytes);
        for (int i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(target[(i * BytesPerSample)..], Quantize(samples[i]));
        return file;
    }

    /// <summary>A file of samples as they are.</summary>
    public static byte[] Create(ReadOnlySpan<short> samples, int sampleRate, int channels)
    {
        byte[] file = Begin(samples.Length, sampleRate, channels);
        Span<byte> target = file.AsSpan(HeaderBytes);
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(samples).CopyTo(target);
            return file;
        }
        for (int i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(target[(i * BytesPerSample)..], samples[i]);
        return file;
    }

    private static short Quantize(double sample)
    {
        double scaled = Math.Clamp(sample * Scale, int.MinValue, int.MaxValue);
        return (short)((int)Math.Round(scaled, MidpointRounding.ToEven) >> 16);
    }

    private static byte[] Begin(int samples, int sampleRate, int channels)
    {
        byte[] file = new byte[HeaderBytes + (samples * BytesPerSample)];
        Span<byte> header = file.AsSpan(0, HeaderBytes);
        int frameBytes = channels * BytesPerSample;
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], file.Length - 8);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], Pcm);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], sampleRate * frameBytes);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], (short)frameBytes);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 8 * BytesPerSample);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], file.Length - HeaderBytes);
        return file;
    }
}
