using System.Text;

namespace Instrument.Runtime.Tests.Media.Sound;

/// <summary>Reads WAV files of 16-bit PCM, chunk by chunk, by the RIFF specification.</summary>
internal sealed record WaveReader(int Channels, int SampleRate, short[] Samples)
{
    public static WaveReader Read(byte[] file)
    {
        using BinaryReader reader = new(new MemoryStream(file));
        Assert.Equal("RIFF", Tag(reader));
        Assert.Equal(file.Length - 8, reader.ReadInt32());
        Assert.Equal("WAVE", Tag(reader));
        int channels = 0;
        int rate = 0;
        while (true)
        {
            string tag = Tag(reader);
            int length = reader.ReadInt32();
            if (tag == "data")
            {
                short[] samples = new short[length / 2];
                for (int i = 0; i < samples.Length; i++)
                    samples[i] = reader.ReadInt16();
                Assert.Equal(file.Length, reader.BaseStream.Position);
                return new WaveReader(channels, rate, samples);
            }
            Assert.Equal("fmt ", tag);
            Assert.Equal(1, reader.ReadInt16());
            channels = reader.ReadInt16();
            rate = reader.ReadInt32();
            Assert.Equal(rate * channels * 2, reader.ReadInt32());
            Assert.Equal(channels * 2, reader.ReadInt16());
            Assert.Equal(16, reader.ReadInt16());
            reader.ReadBytes(length - 16);
        }
    }

    private static string Tag(BinaryReader reader) => Encoding.ASCII.GetString(reader.ReadBytes(4));
}
