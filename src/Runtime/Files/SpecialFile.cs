using System.Formats.Tar;

namespace Instrument.Files;

/// <summary>Tells pipes, sockets and devices apart from files: to read one can take for ever.</summary>
internal static class SpecialFile
{
    /// <summary>Whether a path, or what it links to, is a pipe, a socket or a device.</summary>
    /// <exception cref="IOException">The file system does not answer, or there is no such file any more.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be looked at.</exception>
    public static bool Is(string path)
    {
        FileInfo file = new(path);
        if (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
            file = target;
        // Everything special has no length, and names of devices on Windows are refused by SafePath.
        if (OperatingSystem.IsWindows() || !file.Exists || file.Length > 0)
            return false;
        // The framework says what kind of file something is only to those who put it into an archive, for which it does not open it.
        using MemoryStream archive = new();
        using (TarWriter writer = new(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            try
            {
                writer.WriteEntry(file.FullName, "file");
            }
            catch (FileNotFoundException)
            {
                throw;
            }
            catch (IOException)
            {
                // A socket has no place in an archive.
                return true;
            }
        }
        archive.Position = 0;
        using TarReader reader = new(archive);
        return reader.GetNextEntry()?.EntryType is not (TarEntryType.RegularFile or TarEntryType.HardLink);
    }
}
