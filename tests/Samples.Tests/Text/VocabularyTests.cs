using CharModel.Text;

namespace Instrument.Samples.Tests.Text;

public sealed class VocabularyTests
{
    [Fact]
    public void Frequent_characters_come_first_and_ties_by_code()
    {
        Vocabulary vocabulary = Vocabulary.Build(["ccc", "bba a"], maxSize: 10);

        Assert.Equal(5, vocabulary.Size);
        Assert.Equal([1, 2, 3, 4], vocabulary.Encode(["cab "]).Order().ToArray());
        Assert.Equal("cab ", vocabulary.Decode([1, 2, 3, 4]));
    }

    [Fact]
    public void Characters_beyond_the_cap_are_one_token()
    {
        Vocabulary vocabulary = Vocabulary.Build(["aaabbc"], maxSize: 3);

        Assert.Equal(3, vocabulary.Size);
        Assert.Equal(Vocabulary.Unknown, vocabulary.Encode('c'));
        Assert.Equal(Vocabulary.Unknown, vocabulary.Encode('x'));
        Assert.NotEqual(Vocabulary.Unknown, vocabulary.Encode('b'));
    }

    [Fact]
    public void Known_text_comes_back_as_it_was()
    {
        const string Text = "double Loss { get; set; } // é ≤ …\n";
        Vocabulary vocabulary = Vocabulary.Build([Text], Vocabulary.MaxSize);

        Assert.Equal(Text, vocabulary.Decode(vocabulary.Encode([Text])));
    }

    [Fact]
    public void Halves_of_surrogate_pairs_stay_unknown()
    {
        Vocabulary vocabulary = Vocabulary.Build(["a\U0001F600\U0001F600"], Vocabulary.MaxSize);

        Assert.Equal(2, vocabulary.Size);
        Assert.Equal(Vocabulary.Unknown, vocabulary.Encode('\uD83D'));
    }

    [Fact]
    public void A_vocabulary_that_does_not_fit_into_a_byte_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.Build(["a"], Vocabulary.MaxSize + 1));
}
