namespace Instrument.SystemMetrics;

/// <summary>How full the disk is that holds a path. On every platform.</summary>
/// <param name="path">The path; W&amp;B's own client watches the root.</param>
internal sealed class DiskSpaceProbe(string path) : ISystemProbe
{
    private const double Gibibyte = 1 << 30;

    /// <inheritdoc/>
    public string Name => "disk space";

    /// <inheritdoc/>
    public void Sample(SystemValues values)
    {
        DriveInfo drive = new(path);
        if (!drive.IsReady || drive.TotalSize == 0)
            return;
        // Used of what users can have: what is kept for the system's own use counts for neither.
        long used = drive.TotalSize - drive.TotalFreeSpace;
        values.Add($"disk.{path}.usagePercent", 100.0 * used / (used + drive.AvailableFreeSpace));
        values.Add($"disk.{path}.usageGB", used / Gibibyte);
    }
}
