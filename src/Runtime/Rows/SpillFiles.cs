using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Instrument.Rows;

/// <summary>
/// Spilled payloads as files beside the row buffer's file, named like it with the payload's number appended (<c>run-ID.rows.7</c>).
/// What was written is with the operating system, so it outlives the process.
/// </summary>
internal sealed class SpillFiles(string rowBufferPath) : ISpillStore
{
    public void Write(long number, ReadOnlySpan<byte> payload)
    {
        // Room is asked for beforehand, so that a full disk says so before it is filled to the brim.
        using SafeFileHandle file = File.OpenHandle(
            PathOf(number), FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None, payload.Length);
        RandomAccess.Write(file, payload, 0);
    }

    public long LengthOf(long number)
    {
        FileInfo file = new(PathOf(number));
        return file.Exists ? file.Length : -1;
    }

    public int Read(long number, Span<byte> payload)
    {
        using SafeFileHandle file = File.OpenHandle(PathOf(number));
        int read = 0;
        while (read < payload.Length && RandomAccess.Read(file, payload[read..], read) is > 0 and int more)
            read += more;
        return read;
    }

    public void Delete(long number) => File.Delete(PathOf(number));

    /// <summary>Deletes the files of all payloads of a row buffer, also those that no row refers to: its process was killed between the two.</summary>
    /// <exception cref="IOException">A file cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be deleted.</exception>
    public static void DeleteAll(string rowBufferPath)
    {
        string name = Path.GetFileName(rowBufferPath) + ".";
        foreach (string path in Directory.EnumerateFiles(Path.GetDirectoryName(rowBufferPath)!))
        {
            ReadOnlySpan<char> file = Path.GetFileName(path.AsSpan());
            if (file.StartsWith(name, StringComparison.Ordinal) && long.TryParse(file[name.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out _))
                File.Delete(path);
        }
    }

    private string PathOf(long number) => string.Create(CultureInfo.InvariantCulture, $"{rowBufferPath}.{number}");
}
