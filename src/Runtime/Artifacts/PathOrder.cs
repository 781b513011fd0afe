using System.Text;

namespace Instrument.Artifacts;

/// <summary>Orders paths by their UTF-8 bytes, which is the order of code points and not that of UTF-16.</summary>
internal sealed class PathOrder : IComparer<string>
{
    private PathOrder()
    {
    }

    /// <summary>The order.</summary>
    public static PathOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x;
        ReadOnlySpan<char> right = y;
        int same = left.CommonPrefixLength(right);
        // A pair of surrogates that differs in its second half is compared as a whole.
        if (same > 0 && char.IsHighSurrogate(left[same - 1]))
            same--;
        if (same == left.Length || same == right.Length)
            return left.Length.CompareTo(right.Length);
        Rune.DecodeFromUtf16(left[same..], out Rune a, out _);
        Rune.DecodeFromUtf16(right[same..], out Rune b, out _);
        return a.Value.CompareTo(b.Value);
    }
}
