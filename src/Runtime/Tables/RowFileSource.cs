using System.Buffers.Binary;

namespace Instrument.Tables;

/// <summary>The rows of a table that is too large for memory, in a file: each after its length.</summary>
/// <param name="path">The file.</param>
/// <param name="count">How many rows it has.</param>
/// <param name="fault">Why it could not be written; <see langword="null"/> if it was.</param>
internal sealed class RowFileSource(string path, long count, string? fault = null) : RowSource
{
    private const int BufferBytes = 256 * 1024;

    /// <inheritdoc/>
    public override long Count => count;

    /// <summary>Deletes the file. What cannot be deleted stays in the run's folder.</summary>
    public void Delete()
    {
        if (path.Length == 0)
            return;
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It costs room on the disk and nothing else.
        }
    }

    /// <inheritdoc/>
    public override IRowReader Open(RowPosition? firstRow) =>
        fault is null ? new Reader(path, count) : throw new IOException($"the rows of the table could not be written: {fault}");

    private sealed class Reader(string path, long rows) : IRowReader
    {
        private readonly FileStream _file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        private byte[] _buffer = new byte[BufferBytes];
        private int _start;
        private int _end;
        private long _left = rows;

        public bool TryRead(out ReadOnlySpan<byte> row)
        {
            row = default;
            if (_left == 0)
                return false;
            Fill(sizeof(int));
            int length = BinaryPrimitives.ReadInt32LittleEndian(_buffer.AsSpan(_start));
            Fill(sizeof(int) + length);
            row = _buffer.AsSpan(_start + sizeof(int), length);
            _start += sizeof(int) + length;
            _left--;
            return true;
        }

        public void Dispose() => _file.Dispose();

        private void Fill(int needed)
        {
            if (_end - _start >= needed)
                return;
            byte[] target = _buffer.Length < needed ? new byte[needed] : _buffer;
            _buffer.AsSpan(_start, _end - _start).CopyTo(target);
            _buffer = target;
            _end -= _start;
            _start = 0;
            while (_end < needed)
            {
                int read = _file.Read(_buffer.AsSpan(_end));
                if (read == 0)
                    throw new EndOfStreamException($"The file '{path}' of a table ends too early.");
                _end += read;
            }
        }
    }
}
