using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Instrument.Rows;

/// <summary>
/// The bytes of a row buffer: mapped from a file, so that they outlive the process, or plain memory where a file cannot be mapped.
/// </summary>
internal sealed unsafe class RowMemory : IDisposable
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private byte* _start;

    private RowMemory(long length, string? path, MemoryMappedFile? file, MemoryMappedViewAccessor? view)
    {
        Length = length;
        Path = path;
        _file = file;
        _view = view;
        if (view is null)
        {
            _start = (byte*)NativeMemory.AllocZeroed((nuint)length);
            return;
        }
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _start = start + view.PointerOffset;
        Touch();
    }

    /// <summary>First byte.</summary>
    public byte* Start => _start;

    /// <summary>Number of bytes.</summary>
    public long Length { get; }

    /// <summary>The file; <see langword="null"/> for plain memory.</summary>
    public string? Path { get; }

    /// <summary>Whether the bytes outlive the process.</summary>
    public bool IsMapped => _view is not null;

    /// <summary>Creates a file of zeros and maps it.</summary>
    /// <exception cref="IOException">The file system has no room, or cannot map.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be created.</exception>
    public static RowMemory Map(string path, long length)
    {
        FileStream stream = new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        try
        {
            // The zeros are really written: a sparse page would cost the process its life (SIGBUS) when the disk is full.
            byte[] zeros = new byte[64 * 1024];
            for (long written = 0; written < length; written += zeros.Length)
                stream.Write(zeros.AsSpan(0, (int)Math.Min(zeros.Length, length - written)));
            return Map(stream, path, length);
        }
        catch
        {
            stream.Dispose();
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Maps the file of a process that has ended. Two processes never have it open at once.</summary>
    /// <exception cref="IOException">Another process has it open, or the file system cannot map it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static RowMemory Open(string path)
    {
        FileStream stream = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        try
        {
            return stream.Length == 0 ? throw new IOException($"'{path}' is empty.") : Map(stream, path, stream.Length);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    // The stream stays open with the mapping: its lock tells other processes that the rows have an owner.
    private static RowMemory Map(FileStream stream, string path, long length)
    {
        MemoryMappedFile file = MemoryMappedFile.CreateFromFile(
            stream, mapName: null, capacity: 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        try
        {
            return new RowMemory(length, path, file, file.CreateViewAccessor(0, length, MemoryMappedFileAccess.ReadWrite));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Plain memory: rows that were not drained die with the process.</summary>
    public static RowMemory Allocate(long length) => new(length, null, null, null);

    // The first write to a mapped page costs a page fault; better now than in somebody's training loop.
    private void Touch()
    {
        for (long offset = 0; offset < Length; offset += Environment.SystemPageSize)
            Volatile.Write(ref _start[offset], Volatile.Read(ref _start[offset]));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_start is null)
            return;
        if (_view is null)
        {
            NativeMemory.Free(_start);
        }
        else
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _file!.Dispose();
        }
        _start = null;
    }
}
