using CharModel;
using CharModel.Text;

namespace Instrument.Samples.Tests.Text;

public sealed class CorpusTests
{
    [Fact]
    public void The_last_tenth_of_every_file_is_for_validation()
    {
        string first = new('a', 900), last = new('b', 100), other = new('c', 95);
        Corpus corpus = Corpus.Build(new TextSource("two files", [first + last, other]), maxVocabulary: 10);

        Assert.Equal(900 + 86, corpus.Training.Length);
        Assert.Equal(100 + 9, corpus.Validation.Length);
        Assert.Equal(first + other[..86], corpus.Vocabulary.Decode(corpus.Training));
    }

    [Fact]
    public void Validation_text_does_not_choose_the_vocabulary()
    {
        Corpus corpus = Corpus.Build(new TextSource("a file", [new string('a', 900) + new string('b', 100)]), maxVocabulary: 10);

        Assert.Equal(2, corpus.Vocabulary.Size);
        Assert.All(corpus.Validation, token => Assert.Equal(Vocabulary.Unknown, token));
    }

    [Fact]
    public void Too_little_text_is_refused()
    {
        var text = new TextSource("notes.txt", [new string('a', 500)]);

        UsageException e = Assert.Throws<UsageException>(() => Corpus.Build(text, maxVocabulary: 10));

        Assert.Equal(
            "--text must leave at least 100 characters for validation, but a tenth of each file of 'notes.txt' is 50; name a larger text.",
            e.Message);
    }
}
