namespace CharModel.Text;

/// <summary>A text as tokens: one part to train on, and one that training never sees.</summary>
internal sealed class Corpus
{
    /// <summary>The least validation text; fewer characters would say nothing about the model.</summary>
    private const int MinValidation = 100;

    private Corpus(Vocabulary vocabulary, byte[] training, byte[] validation)
    {
        Vocabulary = vocabulary;
        Training = training;
        Validation = validation;
    }

    /// <summary>The characters of the training part.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The first nine tenths of every file.</summary>
    public byte[] Training { get; }

    /// <summary>The last tenth of every file.</summary>
    public byte[] Validation { get; }

    /// <summary>Splits files and turns them into tokens.</summary>
    /// <exception cref="UsageException">There is too little text.</exception>
    public static Corpus Build(TextSource text, int maxVocabulary)
    {
        List<string> training = [];
        List<string> validation = [];
        foreach (string file in text.Files)
        {
            int cut = file.Length - file.Length / 10;
            training.Add(file[..cut]);
            validation.Add(file[cut..]);
        }
        int characters = validation.Sum(part => part.Length);
        if (characters < MinValidation)
        {
            throw new UsageException(
                $"--text must leave at least {MinValidation} characters for validation, but a tenth of each file of '{text.Name}' "
                + $"is {characters}; name a larger text.");
        }
        // Validation text must not choose the vocabulary: it stands for text nobody has seen.
        Vocabulary vocabulary = Vocabulary.Build(training, maxVocabulary);
        return new Corpus(vocabulary, vocabulary.Encode(training), vocabulary.Encode(validation));
    }
}
