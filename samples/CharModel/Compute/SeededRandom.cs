namespace CharModel.Compute;

/// <summary>A small random number generator (SplitMix64) whose sequence depends on the seed alone, on every version of .NET.</summary>
internal sealed class SeededRandom(int seed)
{
    private ulong _state = (ulong)(uint)seed;

    /// <summary>A number from 0 to below <paramref name="bound"/>.</summary>
    public int NextInt32(int bound) => (int)((UInt128)NextUInt64() * (ulong)bound >> 64);

    /// <summary>A number from 0 to below 1.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Fills <paramref name="values"/> evenly from -<paramref name="limit"/> to <paramref name="limit"/>.</summary>
    public void Fill(Span<float> values, double limit)
    {
        foreach (ref float value in values)
            value = (float)((2 * NextDouble() - 1) * limit);
    }

    private ulong NextUInt64()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
