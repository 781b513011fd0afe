namespace Instrument.Testing;

/// <summary>Files of artifacts that a process makes and another one knows without being told: all follow from a seed.</summary>
internal static class SeededFiles
{
    /// <summary>The contents by their paths: most are small, some of several kilobytes, and some are equal to others.</summary>
    public static Dictionary<string, byte[]> Of(int seed, int count)
    {
        Random random = new(seed);
        Dictionary<string, byte[]> contents = [];
        for (int number = 0; number < count; number++)
        {
            byte[] content = new byte[random.Next(10) == 0 ? random.Next(1500, 6000) : random.Next(0, 200)];
            random.NextBytes(content);
            contents[$"{number % 7}/file {number}.bin"] = content;
        }
        return contents;
    }
}
