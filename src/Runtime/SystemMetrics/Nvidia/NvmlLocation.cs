using System.Runtime.InteropServices;

namespace Instrument.SystemMetrics.Nvidia;

/// <summary>Finds NVIDIA's management library, which comes with the driver and not with this one.</summary>
internal static class NvmlLocation
{
    /// <summary>The library; <see langword="null"/> without a driver.</summary>
    public static nint? TryLoad()
    {
        foreach (string path in Candidates())
        {
            if (NativeLibrary.TryLoad(path, out nint library))
                return library;
        }
        return null;
    }

    /// <summary>The address of a function; 0 if there is none of this name.</summary>
    public static nint Export(nint library, string name) => NativeLibrary.TryGetExport(library, name, out nint address) ? address : 0;

    // docs/wire/sdk-surface.md §6.3. Full paths on Windows, where a mere name is looked for beside the program and in its folder too.
    private static List<string> Candidates()
    {
        if (!OperatingSystem.IsWindows())
            return OperatingSystem.IsLinux() ? ["libnvidia-ml.so.1"] : [];
        List<string> paths =
        [
            Path.Combine(Environment.SystemDirectory, "nvml.dll"),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "NVIDIA Corporation", "NVSMI", "nvml.dll"),
        ];
        if (Environment.GetEnvironmentVariable("NVML_DLL_PATH") is { Length: > 0 } given && Path.IsPathFullyQualified(given))
            paths.Add(given);
        return paths;
    }
}
