using System.Globalization;

namespace Instrument.SystemMetrics.Linux;

/// <summary>
/// How busy each logical core of the machine was since the last sample, from <c>/proc/stat</c>
/// (https://man7.org/linux/man-pages/man5/proc_stat.5.html). W&amp;B's own client has no such figures.
/// </summary>
internal sealed class LinuxCoreProbe : ISystemProbe
{
    // A chart has no room for more lines, and a row none for hundreds of keys.
    private const int MaxCores = 64;

    // user nice system idle iowait irq softirq steal; the time of guests is part of user.
    private const int Fields = 8;
    private const int Idle = 3;
    private const int WaitForDisk = 4;

    private readonly string _file;
    private Dictionary<string, (long Busy, long Total)> _last;

    /// <summary>Begins to count.</summary>
    /// <param name="file">The file; another one in tests.</param>
    public LinuxCoreProbe(string file = "/proc/stat")
    {
        _file = file;
        _last = Read();
    }

    /// <inheritdoc/>
    public string Name => "cores";

    /// <inheritdoc/>
    public void Sample(SystemValues values)
    {
        Dictionary<string, (long Busy, long Total)> now = Read();
        if (now.Count <= MaxCores)
        {
            foreach ((string core, (long busy, long total)) in now)
            {
                if (_last.TryGetValue(core, out var before) && total > before.Total)
                    values.Add($"dotnet.core.{core}.busy", 100.0 * (busy - before.Busy) / (total - before.Total));
            }
        }
        _last = now;
    }

    private Dictionary<string, (long Busy, long Total)> Read()
    {
        Dictionary<string, (long Busy, long Total)> cores = [];
        foreach (string line in (ProcFile.TryRead(_file) ?? "").Split('\n'))
        {
            // "cpu" alone is the sum of all.
            if (!line.StartsWith("cpu", StringComparison.Ordinal) || line.Length < 4 || !char.IsAsciiDigit(line[3]))
                continue;
            string[] parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            long total = 0;
            long idle = 0;
            for (int i = 0; i < Math.Min(Fields, parts.Length - 1); i++)
            {
                if (!long.TryParse(parts[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out long ticks))
                    continue;
                total += ticks;
                idle += i is Idle or WaitForDisk ? ticks : 0;
            }
            cores[parts[0][3..]] = (total - idle, total);
        }
        return cores;
    }
}
