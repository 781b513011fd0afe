namespace CharModel.Text;

/// <summary>Puts characters into a few classes, which say more of a model's mistakes than a hundred characters.</summary>
internal sealed class CharacterClasses
{
    private readonly byte[] _classes;

    /// <summary>Finds the class of each token.</summary>
    public CharacterClasses(Vocabulary vocabulary)
    {
        _classes = new byte[vocabulary.Size];
        for (int token = 0; token < _classes.Length; token++)
            _classes[token] = ClassOf(token == Vocabulary.Unknown ? null : vocabulary.Decode([(byte)token])[0]);
    }

    /// <summary>The names of the classes, in the order of their numbers.</summary>
    public static IReadOnlyList<string> Names { get; } = ["small letter", "capital", "digit", "space", "line break", "sign", "unknown"];

    /// <summary>The class of a token.</summary>
    public int Of(byte token) => _classes[token];

    /// <summary>Adds up the probabilities of tokens to those of their classes.</summary>
    public void Sum(ReadOnlySpan<float> tokens, Span<float> classes)
    {
        classes.Clear();
        for (int token = 0; token < tokens.Length; token++)
            classes[_classes[token]] += tokens[token];
    }

    private static byte ClassOf(char? character) => character switch
    {
        null => 6,
        >= 'a' and <= 'z' => 0,
        >= 'A' and <= 'Z' => 1,
        >= '0' and <= '9' => 2,
        ' ' or '\t' => 3,
        '\n' or '\r' => 4,
        _ => 5,
    };
}
