namespace Instrument.Benchmarks.Subjects;

/// <summary>
/// Images of 256×256 pixels, red, green and blue, as trainings log them: photographs (slopes with more or less noise), noise alone, as untrained
/// generators make it, and flat areas. The same in every run.
/// </summary>
internal static class Pictures256
{
    public const int Side = 256;

    private const int Channels = 3;

    /// <summary>Makes images of each kind in turn.</summary>
    public static byte[][] Make(int count) => [.. Enumerable.Range(0, count).Select(Draw)];

    private static byte[] Draw(int index)
    {
        Random random = new(20260101 + index);
        double acrossWave = random.NextDouble() * 0.1;
        double downWave = random.NextDouble() * 0.1;
        byte[] pixels = new byte[Side * Side * Channels];
        for (int i = 0; i < pixels.Length; i++)
        {
            int channel = i % Channels;
            int x = i / Channels % Side;
            int y = i / Channels / Side;
            double slope = (80 * Math.Sin((x * acrossWave) + channel)) + (40 * Math.Cos(y * downWave));
            pixels[i] = (byte)((index % 5) switch
            {
                0 or 1 => 128 + slope + random.Next(-4, 5),
                2 => 128 + slope + random.Next(-1, 2),
                3 => random.Next(256),
                _ => (((x / 32) + (y / 32)) % 2 * 170) + (channel * 20),
            });
        }
        return pixels;
    }
}
