using System.Buffers.Binary;

namespace Instrument.Tables;

/// <summary>Writes rows into a file in the run's folder, each after its length. A disk that refuses them is no exception, but a fault of the rows.</summary>
internal sealed class RowFileWriter : IDisposable
{
    private const int BufferBytes = 256 * 1024;

    private readonly string _path;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private FileStream? _file;
    private int _length;
    private string? _fault;

    /// <summary>Makes the file.</summary>
    /// <param name="runDirectory">Full path of the run's folder; <see langword="null"/> for a disabled run, of which no row is kept.</param>
    public RowFileWriter(string? runDirectory)
    {
        _path = runDirectory is null ? "" : Path.Combine(runDirectory, $"table-{Guid.NewGuid():N}.rows");
        if (runDirectory is null)
            _fault = "its run is disabled";
        else
            Try(() => _file = new FileStream(_path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0));
    }

    /// <summary>How many rows were added.</summary>
    public long Count { get; private set; }

    /// <summary>Whether no further row is taken.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Adds a row.</summary>
    public void Add(ReadOnlySpan<byte> row)
    {
        Count++;
        int needed = sizeof(int) + row.Length;
        if (needed > BufferBytes - _length)
            Flush();
        if (needed > BufferBytes)
        {
            byte[] large = new byte[needed];
            Write(row, large);
            Try(() => _file!.Write(large));
            return;
        }
        Write(row, _buffer.AsSpan(_length));
        _length += needed;
    }

    /// <summary>Ends the file, and tells the rows.</summary>
    public RowFileSource Complete()
    {
        if (!IsComplete)
        {
            IsComplete = true;
            Flush();
            Dispose();
        }
        return new RowFileSource(_path, Count, _fault);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file?.Dispose();

    private static void Write(ReadOnlySpan<byte> row, Span<byte> target)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target, row.Length);
        row.CopyTo(target[sizeof(int)..]);
    }

    private void Flush()
    {
        int length = _length;
        _length = 0;
        Try(() => _file!.Write(_buffer, 0, length));
    }

    // After the first fault nothing is written: rows without those before them are no table.
    private void Try(Action write)
    {
        if (_fault is not null)
            return;
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _fault = exception.Message;
        }
    }
}
