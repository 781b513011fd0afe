using System.Text.Json.Nodes;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Media.Sound;

/// <summary>Sound, from samples and files to WAV, history and cells.</summary>
public sealed class AudioTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_file_is_recorded_as_the_official_client_records_it()
    {
        GoldenMedia golden = GoldenMedia.At("audio/path", 67);
        string path = Stored(golden, "tone.wav");

        golden.AssertSame(MediaRun.Log("audio/path", Audio.FromFile(path, "tone"), 67));
    }

    [Fact]
    public void Samples_are_recorded_as_the_official_client_records_them()
    {
        GoldenMedia golden = GoldenMedia.At("audio/np", 68);
        short[] samples = WaveReader.Read(golden.Files[0].Bytes).Samples;

        golden.AssertSame(MediaRun.Log("audio/np", new Audio(samples, 8000, caption: "numpy"), 68));
    }

    [Fact]
    public void Lists_are_recorded_as_the_official_client_records_them()
    {
        GoldenMedia files = GoldenMedia.At("audio/list", 69);
        GoldenMedia samples = GoldenMedia.At("audio/np_list", 70);
        string path = Stored(files, "tone.wav");
        short[] first = WaveReader.Read(samples.Files[0].Bytes).Samples;
        short[] second = WaveReader.Read(samples.Files[1].Bytes).Samples;

        files.AssertSame(MediaRun.Log("audio/list", [Audio.FromFile(path, "a"), Audio.FromFile(path)], 69));
        samples.AssertSame(MediaRun.Log("audio/np_list", [new Audio(first, 8000), new Audio(second, 4000)], 70));
    }

    // The format reference has this file as a test vector: frames of one channel at 4 Hz.
    [Fact]
    public void A_file_of_samples_has_the_size_that_the_reference_tells()
    {
        byte[] file = MediaRun.Log("clip", new Audio(new float[44100], 44100)).Files.Single().Bytes;

        Assert.Equal(88_244, file.Length);
    }

    // Scaled to 32 bits, rounded, and cut to the upper 16: computed by hand.
    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.5, 16384)]
    [InlineData(-0.5, -16384)]
    [InlineData(0.1, 3276)]
    [InlineData(-0.1, -3277)]
    [InlineData(1.0, 32767)]
    [InlineData(-1.0, -32768)]
    [InlineData(1.7, 32767)]
    [InlineData(double.PositiveInfinity, 32767)]
    [InlineData(double.NegativeInfinity, -32768)]
    public void Floating_samples_become_16_bits_and_are_clipped(double sample, short expected)
    {
        Assert.Equal([expected], Samples(new Audio([sample], 8000)).Samples);
        Assert.Equal([expected], Samples(new Audio([(float)sample], 8000)).Samples);
    }

    [Fact]
    public void Channels_are_interleaved()
    {
        WaveReader file = Samples(new Audio([0.5, -0.5, 0.25, -0.25], 16000, channels: 2));

        Assert.Equal((2, 16000), (file.Channels, file.SampleRate));
        Assert.Equal([16384, -16384, 8192, -8192], file.Samples);
    }

    [Fact]
    public void Length_and_rate_are_known_of_samples_only()
    {
        Audio samples = new(new double[300], 100, channels: 3, caption: "x");
        Audio file = Audio.FromBytes([1, 2], "mp3");

        Assert.Equal((100, TimeSpan.FromSeconds(1), "x"), (samples.SampleRate, samples.Duration, samples.Caption));
        Assert.Equal((null, null, null), (file.SampleRate, file.Duration, file.Caption));
    }

    [Fact]
    public void The_caller_may_change_its_memory_afterwards()
    {
        float[] samples = [0.5f];
        byte[] bytes = [1, 2, 3];
        Audio clip = new(samples, 8000);
        Audio encoded = Audio.FromBytes(bytes, ".ogg");
        samples[0] = 0;
        bytes[0] = 0;

        Assert.Equal([16384], Samples(clip).Samples);
        (string path, byte[] stored) = MediaRun.Log("clip", encoded).Files.Single();
        Assert.Equal([1, 2, 3], stored);
        Assert.EndsWith(".ogg", path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_has_captions_if_one_of_its_clips_has_one()
    {
        JsonNode value = MediaRun.Log("clips", [new Audio([0.0], 4), new Audio([0.0], 4, caption: "chicken")]).Value!;

        Assert.Equal("""["","chicken"]""", value["captions"]!.ToJsonString());
    }

    [Fact]
    public void A_cell_has_no_size()
    {
        string path = _directory.File("tone.wav");
        File.WriteAllBytes(path, [1, 2, 3]);
        JsonNode cell = MemoryCells.Write(Audio.FromFile(path, "c"), out MemoryCells cells);

        Assert.Equal(["caption", "_type", "path", "sha256"], cell.AsObject().Select(field => field.Key));
        Assert.Equal(("media/audio/039058c6f2c0cb492c53/tone.wav", "c"), ((string)cell["path"]!, (string)cell["caption"]!));
        Assert.Equal([1, 2, 3], cells.Files["media/audio/039058c6f2c0cb492c53/tone.wav"]);
    }

    [Theory]
    [InlineData(4, 0, 1, "0 Hz")]
    [InlineData(4, 8000, 0, "0 channels")]
    [InlineData(4, 8000, 3, "4 samples are no whole frames of 3 channels")]
    [InlineData(0, 8000, 1, "no samples")]
    public void Impossible_samples_are_refused(int samples, int rate, int channels, string message)
    {
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => new Audio(new float[samples], rate, channels)).Message, StringComparison.Ordinal);
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => new Audio(new double[samples], rate, channels)).Message, StringComparison.Ordinal);
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => new Audio(new short[samples], rate, channels)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_that_is_no_number_is_refused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new Audio([0, 1, float.NaN], 8000));

        Assert.Contains("Sample 2 of 3 is NaN", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_without_a_format_are_refused()
    {
        string path = _directory.File("tone");
        File.WriteAllBytes(path, [1]);

        Assert.Throws<ArgumentException>(() => Audio.FromFile(path));
        Assert.Throws<ArgumentException>(() => Audio.FromBytes([1], "w a v"));
        Assert.Throws<ArgumentException>(() => Audio.FromBytes([], "wav"));
        Assert.Throws<FileNotFoundException>(() => Audio.FromFile(_directory.File("missing.wav")));
    }

    private static WaveReader Samples(Audio clip) => WaveReader.Read(MediaRun.Log("clip", clip).Files.Single().Bytes);

    private string Stored(GoldenMedia golden, string name)
    {
        string path = _directory.File(name);
        File.WriteAllBytes(path, golden.Files[0].Bytes);
        return path;
    }
}
