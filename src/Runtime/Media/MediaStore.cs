using Instrument.Files;

namespace Instrument.Media;

/// <summary>Puts media files into the <c>files</c> folder of a run. Log thread only.</summary>
/// <param name="filesDirectory">Full path of the folder.</param>
internal sealed class MediaStore(string filesDirectory)
{
    // Beside the folder of media, so that a finished file is moved and not copied.
    private readonly string _unfinished = Path.Combine(Path.GetDirectoryName(filesDirectory)!, "media.part");

    /// <summary>Full path of the folder.</summary>
    public string Directory => filesDirectory;

    /// <summary>Stores a file whose content is known; the same content at the same place is stored once.</summary>
    /// <param name="pathOf">The path below the folder, made from the SHA-256 in hex.</param>
    /// <param name="content">The content.</param>
    /// <exception cref="IOException">The content cannot be read, or the file not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public StoredFile Store(Func<string, string> pathOf, MediaContent content) => Store(pathOf, content.CopyTo);

    /// <summary>Stores a file that is written piece by piece.</summary>
    /// <param name="pathOf">The path below the folder, made from the SHA-256 in hex.</param>
    /// <param name="write">Writes the file; tells SHA-256 in hex and size.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public StoredFile Store(Func<string, string> pathOf, Func<Stream, (string Sha256, long Size)> write)
    {
        try
        {
            (string Sha256, long Size) written;
            using (FileStream file = new(_unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
                written = write(file);
            string path = pathOf(written.Sha256);
            if (!SafePath.TryResolve(filesDirectory, path, mayLinkOut: false, out string full, out string? fault))
                throw new IOException($"the file cannot be named '{path}': {fault}");
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.Move(_unfinished, full, overwrite: true);
            return new StoredFile(path, written.Sha256, written.Size);
        }
        catch
        {
            DeleteUnfinished();
            throw;
        }
    }

    private void DeleteUnfinished()
    {
        try
        {
            File.Delete(_unfinished);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next file replaces it.
        }
    }
}
