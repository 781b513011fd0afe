using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Instrument.Artifacts.Hashing;

/// <summary>
/// Hashes many files at the same time on one thread: as soon as a file ends, the next one takes its lane. One thread owns it.
/// </summary>
internal sealed unsafe class FileLanes : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly Md5Lanes _hash = new();
    private readonly Lane[] _lanes = new Lane[Md5Lanes.Count];

    /// <summary>Makes the lanes.</summary>
    public FileLanes()
    {
        for (int lane = 0; lane < _lanes.Length; lane++)
            _lanes[lane] = new Lane((byte*)NativeMemory.AllocZeroed(BufferBytes));
    }

    /// <summary>Hashes files until there are no more.</summary>
    /// <param name="next">Gives the next file and a number for it; <see langword="null"/> at the end.</param>
    /// <param name="done">Takes number, digest in base64 and length of each file.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public void Run(Func<(int Number, string File)?> next, Action<int, string, long> done)
    {
        while (true)
        {
            int blocks = int.MaxValue;
            for (int lane = 0; lane < _lanes.Length; lane++)
                blocks = Math.Min(blocks, Ready(lane, next, done));
            // A lane without a file gives no limit: then all are without.
            if (blocks == int.MaxValue)
                return;
            Append(blocks);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Lane lane in _lanes)
        {
            lane.File?.Dispose();
            NativeMemory.Free(lane.Buffer);
        }
    }

    // Returns how many whole blocks the lane has; many if there is no file for it.
    private int Ready(int number, Func<(int Number, string File)?> next, Action<int, string, long> done)
    {
        Lane lane = _lanes[number];
        Span<byte> digest = stackalloc byte[Md5Lanes.DigestBytes];
        while (true)
        {
            if (lane.File is null)
            {
                if (next() is not var (file, path))
                    return int.MaxValue;
                lane.File = File.OpenHandle(path, options: FileOptions.SequentialScan);
                (lane.Number, lane.Length, lane.Start, lane.End) = (file, 0, 0, 0);
                _hash.Reset(number);
            }
            if (lane.Bytes >= Md5Lanes.BlockBytes || Fill(lane))
                return lane.Bytes / Md5Lanes.BlockBytes;
            _hash.Finish(number, new ReadOnlySpan<byte>(lane.Buffer + lane.Start, lane.Bytes), lane.Length, digest);
            lane.File.Dispose();
            lane.File = null;
            done(lane.Number, Convert.ToBase64String(digest), lane.Length);
        }
    }

    // Returns whether there is a whole block now; if not, the file is at its end.
    private static bool Fill(Lane lane)
    {
        new ReadOnlySpan<byte>(lane.Buffer + lane.Start, lane.Bytes).CopyTo(new Span<byte>(lane.Buffer, BufferBytes));
        (lane.Start, lane.End) = (0, lane.Bytes);
        while (lane.Bytes < Md5Lanes.BlockBytes)
        {
            int read = RandomAccess.Read(lane.File!, new Span<byte>(lane.Buffer + lane.End, BufferBytes - lane.End), lane.Length);
            if (read == 0)
                return false;
            lane.End += read;
            lane.Length += read;
        }
        return true;
    }

    private void Append(int blocks)
    {
        // Lanes without a file have a whole buffer of whatever bytes, so no more than that is appended at a time.
        blocks = Math.Min(blocks, BufferBytes / Md5Lanes.BlockBytes);
        byte** starts = stackalloc byte*[Md5Lanes.Count];
        for (int lane = 0; lane < _lanes.Length; lane++)
            starts[lane] = _lanes[lane].Buffer + (_lanes[lane].File is null ? 0 : _lanes[lane].Start);
        _hash.Append(starts, blocks);
        foreach (Lane lane in _lanes)
            lane.Start += lane.File is null ? 0 : blocks * Md5Lanes.BlockBytes;
    }

    /// <summary>A file that is being hashed, and what was read of it.</summary>
    private sealed class Lane(byte* buffer)
    {
        public byte* Buffer { get; } = buffer;

        public SafeFileHandle? File { get; set; }

        public int Number { get; set; }

        public long Length { get; set; }

        public int Start { get; set; }

        public int End { get; set; }

        public int Bytes => End - Start;
    }
}
