namespace CharModel.Text;

/// <summary>The characters a model knows, most frequent first. All others are one token, <see cref="Unknown"/>.</summary>
internal sealed class Vocabulary
{
    /// <summary>The token for every character that is not in the vocabulary.</summary>
    public const byte Unknown = 0;

    /// <summary>The largest vocabulary: tokens are bytes.</summary>
    public const int MaxSize = 256;

    private readonly char[] _characters;
    private readonly Dictionary<char, byte> _tokens = [];

    private Vocabulary(IEnumerable<char> characters)
    {
        _characters = ['\uFFFD', .. characters];
        for (int token = 1; token < _characters.Length; token++)
            _tokens.Add(_characters[token], (byte)token);
    }

    /// <summary>How many tokens there are, with <see cref="Unknown"/>.</summary>
    public int Size => _characters.Length;

    /// <summary>Takes the most frequent characters of <paramref name="texts"/>.</summary>
    /// <param name="texts">The training text.</param>
    /// <param name="maxSize">The most tokens to have, with <see cref="Unknown"/>.</param>
    public static Vocabulary Build(IEnumerable<string> texts, int maxSize)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxSize, MaxSize);
        var counts = new long[char.MaxValue + 1];
        foreach (string text in texts)
        {
            foreach (char c in text)
                counts[c]++;
        }
        // Half of a surrogate pair, written without its other half, would not be a character.
        IEnumerable<char> characters = Enumerable.Range(0, counts.Length)
            .Select(i => (char)i)
            .Where(c => counts[c] > 0 && !char.IsSurrogate(c) && c != '\uFFFD')
            .OrderByDescending(c => counts[c])
            .ThenBy(c => c)
            .Take(maxSize - 1);
        return new Vocabulary(characters);
    }

    /// <summary>The token of <paramref name="character"/>.</summary>
    public byte Encode(char character) => _tokens.GetValueOrDefault(character, Unknown);

    /// <summary>The tokens of all <paramref name="texts"/>, one text after the other.</summary>
    public byte[] Encode(IReadOnlyCollection<string> texts)
    {
        var tokens = new byte[texts.Sum(text => text.Length)];
        int position = 0;
        foreach (string text in texts)
        {
            foreach (char c in text)
                tokens[position++] = Encode(c);
        }
        return tokens;
    }

    /// <summary>The text of <paramref name="tokens"/>.</summary>
    public string Decode(ReadOnlySpan<byte> tokens)
    {
        var text = new char[tokens.Length];
        for (int i = 0; i < tokens.Length; i++)
            text[i] = _characters[tokens[i]];
        return new string(text);
    }
}
