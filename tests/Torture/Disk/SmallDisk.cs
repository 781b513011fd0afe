using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Instrument.Testing;

namespace Instrument.Torture.Disk;

/// <summary>A real file system of a few kilobytes or megabytes, in memory. Only the superuser of a Linux machine may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private bool _isMounted;

    private SmallDisk()
    {
    }

    /// <summary>Its root.</summary>
    public string Path => _directory.Path;

    private string FillerPath => System.IO.Path.Combine(Path, "filler");

    /// <summary>Mounts a file system of a size in bytes.</summary>
    /// <returns>Null where that is not allowed.</returns>
    public static SmallDisk? TryMount(int bytes)
    {
        SmallDisk disk = new();
        disk._isMounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
            && Runs("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={bytes}"), "tmpfs", disk.Path);
        if (disk._isMounted)
            return disk;
        disk.Dispose();
        return null;
    }

    /// <summary>Takes all room that is left, but for some bytes.</summary>
    public void Fill(int left)
    {
        using FileStream filler = new(FillerPath, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] block = new byte[4096];
        try
        {
            while (true)
                filler.Write(block);
        }
        catch (IOException)
        {
            filler.SetLength(Math.Max(0, filler.Length - left));
        }
    }

    /// <summary>Gives that room back.</summary>
    public void Empty() => File.Delete(FillerPath);

    public void Dispose()
    {
        if (_isMounted && !Runs("umount", Path))
            throw new IOException($"'{Path}' cannot be unmounted.");
        _directory.Dispose();
    }

    private static bool Runs(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
