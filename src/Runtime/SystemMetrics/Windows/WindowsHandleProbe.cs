using System.Diagnostics;
using System.Runtime.Versioning;

namespace Instrument.SystemMetrics.Windows;

/// <summary>Open handles of this process.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsHandleProbe : ISystemProbe
{
    /// <inheritdoc/>
    public string Name => "file handles";

    /// <inheritdoc/>
    public void Sample(SystemValues values)
    {
        using Process process = Process.GetCurrentProcess();
        values.Add("dotnet.process.handles", (long)process.HandleCount);
    }
}
