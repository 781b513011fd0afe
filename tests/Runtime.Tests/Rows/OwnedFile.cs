using System.Diagnostics;

namespace Instrument.Runtime.Tests.Rows;

/// <summary>Reads a file that this process holds locked, as nothing in .NET can: the lock is advisory for other programs.</summary>
internal static class OwnedFile
{
    public static byte[] ReadAll(string path)
    {
        using Process cat = Process.Start(new ProcessStartInfo("cat", [path]) { RedirectStandardOutput = true })!;
        using MemoryStream bytes = new();
        cat.StandardOutput.BaseStream.CopyTo(bytes);
        cat.WaitForExit();
        return bytes.ToArray();
    }
}
