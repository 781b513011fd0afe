using System.Globalization;

namespace Instrument.Torture.Uploads;

/// <summary>What a process of an upload logs. Sent to it as text; server, run and directories come from its environment.</summary>
/// <param name="Seed">The files of the artifacts follow from it.</param>
/// <param name="Versions">How many artifacts it logs, of one name.</param>
internal sealed record UploadPlan(int Seed, int Versions)
{
    /// <summary>The files of each artifact.</summary>
    public const int Files = 200;

    /// <summary>The name of the artifacts.</summary>
    public const string Name = "iris";

    /// <summary>Reads a plan.</summary>
    public static UploadPlan Parse(string text)
    {
        int[] parts = [.. text.Split('|').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        return new UploadPlan(parts[0], parts[1]);
    }

    /// <summary>The files of a version by their paths.</summary>
    public Dictionary<string, byte[]> FilesOf(int version) => Testing.SeededFiles.Of(Seed + version, Files);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seed}|{Versions}");
}
