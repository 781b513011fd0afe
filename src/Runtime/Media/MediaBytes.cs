namespace Instrument.Media;

/// <summary>Takes what is encoded already from memory.</summary>
internal static class MediaBytes
{
    /// <summary>Content that the caller may change afterwards.</summary>
    /// <exception cref="ArgumentException">There are no bytes.</exception>
    public static MediaContent Copy(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            throw new ArgumentException("There are no bytes; give the content of a whole file.", nameof(bytes));
        return MediaContent.FromMemory(bytes.ToArray());
    }

    /// <summary>Whether there is nothing but ASCII letters and digits.</summary>
    public static bool ContainsOnlyLettersAndDigits(this ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
                return false;
        }
        return true;
    }
}
