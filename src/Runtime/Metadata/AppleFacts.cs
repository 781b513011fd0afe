using System.Runtime.Versioning;
using Instrument.Records;
using Instrument.SystemMetrics.MacOS;

namespace Instrument.Metadata;

/// <summary>What a Mac says of itself.</summary>
[SupportedOSPlatform("macos")]
internal static class AppleFacts
{
    /// <summary>The record. Performance level 0 are the fast cores, level 1 the thrifty ones of Apple's own processors.</summary>
    public static AppleInfo Read()
    {
        ulong memory = (ulong)(SystemControl.Number("hw.memsize") ?? 0);
        return new AppleInfo
        {
            Name = SystemControl.Text("machdep.cpu.brand_string") ?? "",
            MacModel = SystemControl.Text("hw.model") ?? "",
            PcpuCores = (uint)(SystemControl.Number("hw.perflevel0.physicalcpu") ?? 0),
            EcpuCores = (uint)(SystemControl.Number("hw.perflevel1.physicalcpu") ?? 0),
            MemoryGb = (uint)(memory >> 30),
            RamTotalBytes = memory,
        };
    }
}
