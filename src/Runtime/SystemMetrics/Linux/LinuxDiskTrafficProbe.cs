using System.Globalization;

namespace Instrument.SystemMetrics.Linux;

/// <summary>What was read from and written to the disks since the start, from <c>/proc/diskstats</c> (docs/wire/sdk-surface.md §6.2).</summary>
internal sealed class LinuxDiskTrafficProbe : ISystemProbe
{
    // The unit of the kernel's counters, whatever the device's own sector is (https://docs.kernel.org/admin-guide/iostats.html).
    private const double SectorsPerMebibyte = 2048;

    private readonly string _root;
    private readonly IReadOnlyList<string> _paths;
    private readonly HashSet<string> _devices;
    private readonly Dictionary<string, (long Read, long Written)> _start;

    /// <summary>Begins to count.</summary>
    /// <param name="paths">Paths whose devices are counted. Default: the root.</param>
    /// <param name="root">Folder of the files; <c>/</c> but in tests.</param>
    public LinuxDiskTrafficProbe(IReadOnlyList<string>? paths = null, string root = "/")
    {
        _root = root;
        _paths = paths ?? ["/"];
        Dictionary<string, (long Read, long Written)> counters = ReadCounters();
        _devices = FindDevices(counters.Keys);
        _start = counters;
    }

    /// <inheritdoc/>
    public string Name => "disk traffic";

    /// <inheritdoc/>
    public void Sample(SystemValues values)
    {
        foreach ((string device, (long read, long written)) in ReadCounters())
        {
            if (!_devices.Contains(device))
                continue;
            (long readBefore, long writtenBefore) = _start.GetValueOrDefault(device);
            values.Add($"disk.{device}.in", (read - readBefore) / SectorsPerMebibyte);
            values.Add($"disk.{device}.out", (written - writtenBefore) / SectorsPerMebibyte);
        }
    }

    private Dictionary<string, (long Read, long Written)> ReadCounters()
    {
        Dictionary<string, (long Read, long Written)> counters = [];
        foreach (string line in (ProcFile.TryRead(Path.Combine(_root, "proc/diskstats")) ?? "").Split('\n'))
        {
            string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length >= 10 && long.TryParse(fields[5], NumberStyles.None, CultureInfo.InvariantCulture, out long read)
                && long.TryParse(fields[9], NumberStyles.None, CultureInfo.InvariantCulture, out long written))
                counters[fields[2]] = (read, written);
        }
        return counters;
    }

    // The devices that back the paths; in containers, where that of the root is none of the machine's, all real ones.
    private HashSet<string> FindDevices(IEnumerable<string> known)
    {
        HashSet<string> all = [.. known];
        List<(string Point, string Device)> mounts = [];
        foreach (string line in (ProcFile.TryRead(Path.Combine(_root, "proc/self/mounts")) ?? "").Split('\n'))
        {
            string[] fields = line.Split(' ');
            if (fields.Length >= 2 && fields[0].StartsWith("/dev/", StringComparison.Ordinal) && all.Contains(fields[0]["/dev/".Length..]))
                mounts.Add((fields[1], fields[0]["/dev/".Length..]));
        }
        HashSet<string> devices = [.. mounts.Where(mount => _paths.Any(path => IsAbove(mount.Point, path))).Select(mount => mount.Device)];
        if (devices.Count == 0 && _paths is ["/"])
            devices = [.. mounts.Select(mount => mount.Device)];
        if (devices.Count == 0)
            devices = [.. all.Where(device => !device.StartsWith("loop", StringComparison.Ordinal) && !device.StartsWith("ram", StringComparison.Ordinal) && !device.StartsWith("zram", StringComparison.Ordinal))];
        return devices;
    }

    private static bool IsAbove(string point, string path) =>
        point == "/" || path == point || path.StartsWith(point + "/", StringComparison.Ordinal);
}
