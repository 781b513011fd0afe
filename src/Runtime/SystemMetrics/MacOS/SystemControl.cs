using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace Instrument.SystemMetrics.MacOS;

/// <summary>Reads the values of <c>sysctl</c> by their names (man 3 sysctl).</summary>
[SupportedOSPlatform("macos")]
internal static unsafe partial class SystemControl
{
    /// <summary>A number of 4 or 8 bytes; <see langword="null"/> if there is none of this name.</summary>
    public static long? Number(string name)
    {
        Span<byte> value = stackalloc byte[sizeof(long)];
        value.Clear();
        return Read(name, value) is sizeof(int) or sizeof(long) ? BitConverter.ToInt64(value) : null;
    }

    /// <summary>A text; <see langword="null"/> if there is none of this name.</summary>
    public static string? Text(string name)
    {
        Span<byte> value = stackalloc byte[256];
        int length = Read(name, value);
        return length <= 0 ? null : Encoding.UTF8.GetString(value[..length]).TrimEnd('\0');
    }

    private static int Read(string name, Span<byte> value)
    {
        nuint length = (nuint)value.Length;
        fixed (byte* start = value)
            return SysctlByName(name, start, &length, null, 0) == 0 ? (int)length : -1;
    }

    [LibraryImport("libSystem.dylib", EntryPoint = "sysctlbyname", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SysctlByName(string name, void* oldValue, nuint* oldLength, void* newValue, nuint newLength);
}
