using System.Globalization;

namespace Instrument.SystemMetrics.Linux;

/// <summary>Open files, sockets and the like of this process, and how many it may open.</summary>
/// <param name="folder">The folder of its descriptors; another one in tests.</param>
/// <param name="limits">The file of its limits; another one in tests.</param>
internal sealed class LinuxHandleProbe(string folder = "/proc/self/fd", string limits = "/proc/self/limits") : ISystemProbe
{
    // Each is an entry to be read; who has more has other worries than their number.
    private const int MaxCounted = 10_000;

    /// <inheritdoc/>
    public string Name => "file handles";

    /// <inheritdoc/>
    public void Sample(SystemValues values)
    {
        if (!Directory.Exists(folder))
            return;
        // The one with which the folder is read is not the program's.
        values.Add("dotnet.process.handles", (long)Math.Max(0, Directory.EnumerateFileSystemEntries(folder).Take(MaxCounted).Count() - 1));
        if (Limit() is { } limit)
            values.Add("dotnet.process.handleLimit", limit);
    }

    private long? Limit()
    {
        string? line = ProcFile.TryRead(limits)?.Split('\n').FirstOrDefault(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        string[] fields = line?["Max open files".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return fields.Length > 0 && long.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out long limit) ? limit : null;
    }
}
