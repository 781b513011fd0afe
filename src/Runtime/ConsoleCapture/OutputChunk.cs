namespace Instrument.ConsoleCapture;

/// <summary>What one stream has written and no record has yet: at most an unfinished line. Its owner holds a lock.</summary>
internal sealed class OutputChunk
{
    /// <summary>Characters of a record at the most: as many as a line keeps (docs/wire/sdk-surface.md §5.2).</summary>
    public const int MaxLength = 4096;

    private readonly char[] _text = new char[MaxLength];
    private int _length;

    /// <summary>When the text was begun.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Whether there is something that a record can be made of.</summary>
    public bool HasText => !Text(isLast: false).IsEmpty;

    /// <summary>Whether nothing more fits.</summary>
    public bool IsFull => _length == MaxLength;

    /// <summary>Whether a line has ended.</summary>
    public bool HasLineEnd { get; private set; }

    /// <summary>Adds as much of a text as fits, where possible up to the end of a line.</summary>
    /// <param name="text">The text; on return what did not fit.</param>
    /// <param name="now">The time.</param>
    public void Add(ref ReadOnlySpan<char> text, DateTimeOffset now)
    {
        if (_length == 0)
            Since = now;
        ReadOnlySpan<char> taken = text[..Math.Min(text.Length, MaxLength - _length)];
        int lastEnd = taken.LastIndexOf('\n');
        if (lastEnd >= 0)
        {
            HasLineEnd = true;
            if (taken.Length < text.Length)
                taken = taken[..(lastEnd + 1)];
        }
        taken.CopyTo(_text.AsSpan(_length));
        _length += taken.Length;
        text = text[taken.Length..];
    }

    /// <summary>What a record can be made of. Half of a character that two writes make together waits for the other half.</summary>
    /// <param name="isLast">Whether nothing more comes.</param>
    public ReadOnlySpan<char> Text(bool isLast)
    {
        int length = _length;
        if (length != 0 && !isLast && char.IsHighSurrogate(_text[length - 1]))
            length--;
        return _text.AsSpan(0, length);
    }

    /// <summary>Removes the first characters, of which something was made.</summary>
    public void Remove(int length)
    {
        _text.AsSpan(length, _length - length).CopyTo(_text);
        _length -= length;
        HasLineEnd = false;
    }
}
