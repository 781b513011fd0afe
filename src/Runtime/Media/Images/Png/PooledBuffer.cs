using System.Buffers;

namespace Instrument.Media.Images.Png;

/// <summary>A stream that only takes bytes, and keeps them in memory that is used again. One thread.</summary>
internal sealed class PooledBuffer : Stream
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);

    /// <summary>The bytes that were written so far; valid until the next write.</summary>
    public Span<byte> Written => _bytes.AsSpan(0, WrittenCount);

    /// <summary>How many bytes were written so far.</summary>
    public int WrittenCount { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => WrittenCount;

    /// <inheritdoc/>
    public override long Position
    {
        get => WrittenCount;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length > _bytes.Length - WrittenCount)
            Grow(buffer.Length);
        buffer.CopyTo(_bytes.AsSpan(WrittenCount));
        WrittenCount += buffer.Length;
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
        // The bytes are where they stay.
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        byte[] bytes = _bytes;
        _bytes = [];
        if (disposing && bytes.Length != 0)
            ArrayPool<byte>.Shared.Return(bytes);
        base.Dispose(disposing);
    }

    private void Grow(int count)
    {
        long capacity = Math.Max(Math.Min(2L * _bytes.Length, Array.MaxLength), (long)WrittenCount + count);
        byte[] larger = ArrayPool<byte>.Shared.Rent(checked((int)capacity));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
