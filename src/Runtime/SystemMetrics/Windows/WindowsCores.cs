using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Instrument.SystemMetrics.Windows;

/// <summary>Counts the physical cores of a Windows machine.</summary>
internal static unsafe partial class WindowsCores
{
    // RelationProcessorCore of winnt.h.
    private const int ProcessorCore = 0;

    /// <summary>The cores; <see langword="null"/> if the system does not say.</summary>
    [SupportedOSPlatform("windows")]
    public static int? Count()
    {
        uint length = 0;
        _ = GetLogicalProcessorInformationEx(ProcessorCore, null, &length);
        if (length is 0 or > 1 << 24)
            return null;
        byte[] buffer = new byte[length];
        fixed (byte* start = buffer)
        {
            if (!GetLogicalProcessorInformationEx(ProcessorCore, start, &length))
                return null;
        }
        return Count(buffer.AsSpan(0, (int)length));
    }

    /// <summary>
    /// The cores in a list of SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX: structures of different lengths, each beginning with the kind and the
    /// length (https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-system_logical_processor_information_ex).
    /// </summary>
    public static int? Count(ReadOnlySpan<byte> list)
    {
        int cores = 0;
        while (list.Length >= 8)
        {
            int kind = BinaryPrimitives.ReadInt32LittleEndian(list);
            int size = BinaryPrimitives.ReadInt32LittleEndian(list[4..]);
            if (size < 8 || size > list.Length)
                return null;
            cores += kind == ProcessorCore ? 1 : 0;
            list = list[size..];
        }
        return cores == 0 ? null : cores;
    }

    [LibraryImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetLogicalProcessorInformationEx(int relationship, byte* buffer, uint* length);
}
