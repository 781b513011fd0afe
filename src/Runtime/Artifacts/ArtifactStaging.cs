using System.Globalization;
using System.Security.Cryptography;
using Instrument.Shipping.Files;

namespace Instrument.Artifacts;

/// <summary>
/// The folder of one artifact's staged files: copies that nobody but the uploaders touches, so that the user's own files may change, and
/// are not deleted by the official sync (docs/wire/artifacts.md §8.5). Safe for use by several threads.
/// </summary>
/// <param name="root">The folder of all staged files, see <see cref="ArtifactPaths.Staging"/>. It is made when it is needed.</param>
internal sealed class ArtifactStaging(string root)
{
    // Only folders with this name are ever deleted: a log names files of the official client as well, perhaps the user's own.
    private const string Prefix = "instrument-";

    // The clock tick of the usual systems, with room to spare: times of files have no finer steps.
    private static readonly TimeSpan Granularity = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private int _files;
    private string? _folder;

    /// <summary>Full path of a file that is not there yet. Whoever wrote it calls <see cref="Seal"/>.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be made.</exception>
    public string NewPath() => Path.Combine(Folder(), Interlocked.Increment(ref _files).ToString(CultureInfo.InvariantCulture));

    /// <summary>Copies a file, or shares its blocks where the file system can, and makes the entry of the copy.</summary>
    /// <param name="source">Full path of the file.</param>
    /// <param name="path">The entry's path.</param>
    /// <param name="time">Tells how old the file is.</param>
    /// <exception cref="IOException">The file cannot be read or copied, or changed meanwhile.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public ArtifactEntry Capture(string source, string path, TimeProvider time)
    {
        string copy = NewPath();
        try
        {
            for (int attempt = 0; ; attempt++)
            {
                FileStamp before = Copy(source, copy, time);
                (string digest, long length) = ContentDigest.OfFile(copy);
                if (Confirm(source, copy, path, before, digest, length, time) is { } entry)
                    return entry;
                if (attempt == 2)
                    throw new IOException($"The file '{source}' changes while it is read; add it when its writer has finished.");
            }
        }
        catch
        {
            File.Delete(copy);
            throw;
        }
    }

    /// <summary>Copies a file and tells its stamp of before.</summary>
    /// <exception cref="IOException">The file cannot be read or copied.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static FileStamp Copy(string source, string copy, TimeProvider time)
    {
        FileStamp before = Stamp(source, time);
        File.Copy(source, copy, overwrite: true);
        return before;
    }

    /// <summary>Makes the entry of a copy that was hashed; <see langword="null"/> if the file may have changed while it was copied.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ArtifactEntry? Confirm(string source, string copy, string path, FileStamp before, string digest, long length, TimeProvider time)
    {
        FileStamp after = Stamp(source, time);
        // A file that was written a moment ago can be written again without a new time, so its content is looked at.
        bool isSettled = time.GetUtcNow().UtcTicks - after.Modified > Granularity.Ticks;
        if (before.Matches(after) && length == after.Length && (isSettled || ContentDigest.OfFile(source) == (digest, length)))
            return Sealed(copy, path, digest, length);
        File.Delete(copy);
        return null;
    }

    /// <summary>Makes the entry of a file that was written to a <see cref="NewPath"/>. It is not changed afterwards.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ArtifactEntry Seal(string staged, string path)
    {
        (string digest, long length) = ContentDigest.OfFile(staged);
        return Sealed(staged, path, digest, length);
    }

    /// <summary>Deletes the folder with all that is in it. What cannot be deleted is left.</summary>
    public void Delete()
    {
        lock (_gate)
        {
            if (_folder is { } folder)
                DeleteFolder(folder);
            _folder = null;
        }
    }

    /// <summary>The staging folder that a file of a log lies in; <see langword="null"/> for a file that is not ours to delete.</summary>
    public static string? FolderOf(string file)
    {
        string? folder = Path.GetDirectoryName(file);
        string name = Path.GetFileName(folder) ?? "";
        return name.Length == Prefix.Length + 32 && name.StartsWith(Prefix, StringComparison.Ordinal) && name[Prefix.Length..].All(char.IsAsciiHexDigitLower)
            && new DirectoryInfo(folder!) is { Exists: true, LinkTarget: null } ? folder : null;
    }

    /// <summary>Deletes a staging folder. What cannot be deleted is left.</summary>
    public static void DeleteFolder(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                foreach (string file in Directory.EnumerateFiles(folder))
                    File.SetAttributes(file, FileAttributes.Normal);
            }
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It costs room on the disk, which the next cleaning gives back.
        }
    }

    private static FileStamp Stamp(string file, TimeProvider time) =>
        FileStamp.Read(file, time) ?? throw new FileNotFoundException($"There is no file '{file}'.", file);

    private static ArtifactEntry Sealed(string staged, string path, string digest, long length)
    {
        if (OperatingSystem.IsWindows())
            File.SetAttributes(staged, FileAttributes.ReadOnly);
        else
            File.SetUnixFileMode(staged, UnixFileMode.UserRead);
        return new ArtifactEntry { Path = path, Digest = digest, Size = length, LocalPath = staged };
    }

    private string Folder()
    {
        lock (_gate)
        {
            if (_folder is not null)
                return _folder;
            string folder = Path.Combine(root, Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
            Directory.CreateDirectory(root);
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return _folder = folder;
        }
    }
}
