using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Instrument.Artifacts.Hashing;

/// <summary>
/// Computes the MD5 of eight contents at the same time, a content a lane (RFC 1321). One MD5 cannot keep a processor busy, because each of its
/// steps waits for the one before; eight beside each other are several times as fast.
/// </summary>
internal sealed unsafe class Md5Lanes
{
    /// <summary>How many contents.</summary>
    public const int Count = 8;

    /// <summary>Bytes of a block.</summary>
    public const int BlockBytes = 64;

    /// <summary>Bytes of a digest.</summary>
    public const int DigestBytes = 16;

    private const int Words = BlockBytes / sizeof(uint);

    // The table T of RFC 1321, section 3.4.
    private static ReadOnlySpan<uint> Table =>
    [
        0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
        0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
        0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
        0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
        0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
        0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
        0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
        0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
    ];

    private Vector256<uint> _a;
    private Vector256<uint> _b;
    private Vector256<uint> _c;
    private Vector256<uint> _d;

    /// <summary>Whether the processor has registers for eight lanes.</summary>
    public static bool IsSupported => Vector256.IsHardwareAccelerated && BitConverter.IsLittleEndian;

    /// <summary>Starts a new content in a lane.</summary>
    public void Reset(int lane)
    {
        _a = _a.WithElement(lane, 0x67452301u);
        _b = _b.WithElement(lane, 0xefcdab89u);
        _c = _c.WithElement(lane, 0x98badcfeu);
        _d = _d.WithElement(lane, 0x10325476u);
    }

    /// <summary>Appends whole blocks to all contents, as many to each. A lane without a content may be given any bytes.</summary>
    /// <param name="lanes">Where the bytes of each lane start.</param>
    /// <param name="blocks">How many blocks.</param>
    public void Append(byte** lanes, int blocks)
    {
        uint** words = stackalloc uint*[Count];
        for (int lane = 0; lane < Count; lane++)
            words[lane] = (uint*)lanes[lane];
        for (int block = 0; block < blocks; block++)
        {
            Transform(words);
            for (int lane = 0; lane < Count; lane++)
                words[lane] += Words;
        }
    }

    /// <summary>Ends the content of a lane and tells its digest. The other lanes stay as they are.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="rest">The last bytes, less than a block.</param>
    /// <param name="length">The length of the whole content.</param>
    /// <param name="digest">Takes the digest.</param>
    public void Finish(int lane, ReadOnlySpan<byte> rest, long length, Span<byte> digest)
    {
        byte* end = stackalloc byte[2 * BlockBytes];
        Span<byte> padded = new(end, 2 * BlockBytes);
        padded.Clear();
        rest.CopyTo(padded);
        padded[rest.Length] = 0x80;
        int blocks = rest.Length < BlockBytes - sizeof(long) ? 1 : 2;
        long bits = length * 8;
        MemoryMarshal.Write(padded[((blocks * BlockBytes) - sizeof(long))..], in bits);
        (Vector256<uint> a, Vector256<uint> b, Vector256<uint> c, Vector256<uint> d) = (_a, _b, _c, _d);
        byte** lanes = stackalloc byte*[Count];
        for (int other = 0; other < Count; other++)
            lanes[other] = end;
        Append(lanes, blocks);
        MemoryMarshal.Write(digest, _a[lane]);
        MemoryMarshal.Write(digest[4..], _b[lane]);
        MemoryMarshal.Write(digest[8..], _c[lane]);
        MemoryMarshal.Write(digest[12..], _d[lane]);
        (_a, _b, _c, _d) = (a, b, c, d);
    }

    private void Transform(uint** lanes)
    {
        Vector256<uint>* m = stackalloc Vector256<uint>[Words];
        for (int word = 0; word < Words; word++)
        {
            m[word] = Vector256.Create(
                lanes[0][word], lanes[1][word], lanes[2][word], lanes[3][word], lanes[4][word], lanes[5][word], lanes[6][word], lanes[7][word]);
        }
        ReadOnlySpan<uint> t = Table;
        (Vector256<uint> a, Vector256<uint> b, Vector256<uint> c, Vector256<uint> d) = (_a, _b, _c, _d);
        for (int i = 0; i < 16; i += 4)
        {
            a = b + Rotate(a + (d ^ (b & (c ^ d))) + m[i] + Vector256.Create(t[i]), 7);
            d = a + Rotate(d + (c ^ (a & (b ^ c))) + m[i + 1] + Vector256.Create(t[i + 1]), 12);
            c = d + Rotate(c + (b ^ (d & (a ^ b))) + m[i + 2] + Vector256.Create(t[i + 2]), 17);
            b = c + Rotate(b + (a ^ (c & (d ^ a))) + m[i + 3] + Vector256.Create(t[i + 3]), 22);
        }
        for (int i = 0; i < 16; i += 4)
        {
            a = b + Rotate(a + (c ^ (d & (b ^ c))) + m[((5 * i) + 1) & 15] + Vector256.Create(t[i + 16]), 5);
            d = a + Rotate(d + (b ^ (c & (a ^ b))) + m[((5 * i) + 6) & 15] + Vector256.Create(t[i + 17]), 9);
            c = d + Rotate(c + (a ^ (b & (d ^ a))) + m[((5 * i) + 11) & 15] + Vector256.Create(t[i + 18]), 14);
            b = c + Rotate(b + (d ^ (a & (c ^ d))) + m[((5 * i) + 16) & 15] + Vector256.Create(t[i + 19]), 20);
        }
        for (int i = 0; i < 16; i += 4)
        {
            a = b + Rotate(a + (b ^ c ^ d) + m[((3 * i) + 5) & 15] + Vector256.Create(t[i + 32]), 4);
            d = a + Rotate(d + (a ^ b ^ c) + m[((3 * i) + 8) & 15] + Vector256.Create(t[i + 33]), 11);
            c = d + Rotate(c + (d ^ a ^ b) + m[((3 * i) + 11) & 15] + Vector256.Create(t[i + 34]), 16);
            b = c + Rotate(b + (c ^ d ^ a) + m[((3 * i) + 14) & 15] + Vector256.Create(t[i + 35]), 23);
        }
        for (int i = 0; i < 16; i += 4)
        {
            a = b + Rotate(a + (c ^ (b | ~d)) + m[(7 * i) & 15] + Vector256.Create(t[i + 48]), 6);
            d = a + Rotate(d + (b ^ (a | ~c)) + m[((7 * i) + 7) & 15] + Vector256.Create(t[i + 49]), 10);
            c = d + Rotate(c + (a ^ (d | ~b)) + m[((7 * i) + 14) & 15] + Vector256.Create(t[i + 50]), 15);
            b = c + Rotate(b + (d ^ (c | ~a)) + m[((7 * i) + 21) & 15] + Vector256.Create(t[i + 51]), 21);
        }
        _a += a;
        _b += b;
        _c += c;
        _d += d;
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Rotate(Vector256<uint> value, int bits) =>
        Vector256.ShiftLeft(value, bits) | Vector256.ShiftRightLogical(value, 32 - bits);
}
