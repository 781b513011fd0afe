using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Instrument.SystemMetrics.Windows;

/// <summary>What was read from and written to the volumes of the watched paths since the start, in MiB.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe partial class WindowsDiskTrafficProbe : ISystemProbe
{
    private const double Mebibyte = 1 << 20;

    // IOCTL_DISK_PERFORMANCE of winioctl.h. It asks for no right to the volume, so anybody may call it.
    private const uint GetPerformance = 0x70020;
    private const uint ShareReadAndWrite = 3;
    private const uint OpenExisting = 3;

    private readonly Dictionary<string, DiskPerformance> _start = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Begins to count.</summary>
    /// <param name="paths">The paths.</param>
    public WindowsDiskTrafficProbe(IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            // Volumes without a letter, and shares, have no such name.
            if (Path.GetPathRoot(Path.GetFullPath(path)) is [var letter, ':', ..] && Read($"{letter}:") is { } performance)
                _start[$"{letter}:"] = performance;
        }
    }

    /// <inheritdoc/>
    public string Name => "disk traffic";

    /// <inheritdoc/>
    public void Sample(SystemValues values)
    {
        foreach ((string volume, DiskPerformance start) in _start)
        {
            if (Read(volume) is not { } now)
                continue;
            values.Add($"disk.{volume}.in", (now.BytesRead - start.BytesRead) / Mebibyte);
            values.Add($"disk.{volume}.out", (now.BytesWritten - start.BytesWritten) / Mebibyte);
        }
    }

    private static DiskPerformance? Read(string volume)
    {
        using SafeFileHandle handle = CreateFile(@"\\.\" + volume, 0, ShareReadAndWrite, 0, OpenExisting, 0, 0);
        DiskPerformance performance;
        uint length;
        return !handle.IsInvalid && DeviceIoControl(handle, GetPerformance, null, 0, &performance, (uint)sizeof(DiskPerformance), &length, 0) ? performance : null;
    }

    [LibraryImport("kernel32.dll", EntryPoint = "CreateFileW", StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial SafeFileHandle CreateFile(string name, uint access, uint share, nint security, uint disposition, uint flags, nint template);

    [LibraryImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool DeviceIoControl(SafeFileHandle device, uint code, void* input, uint inputLength, void* output, uint outputLength, uint* written, nint overlapped);
}
