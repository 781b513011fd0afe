using CharModel.Text;
using CharModel.Tracking;

namespace Instrument.Samples.Tests;

/// <summary>A text that is learned in seconds, and a config of that size.</summary>
internal static class SmallCorpus
{
    private static readonly string[] Subjects = ["a row", "the run", "one step", "the log", "a metric"];
    private static readonly string[] Verbs = ["keeps", "writes", "sends", "counts"];
    private static readonly string[] Objects = ["every value", "the summary", "its history"];

    public static TrainConfig Config { get; } = new()
    {
        Steps = 300,
        WarmupSteps = 20,
        LearningRate = 5e-3,
        BatchSize = 40,
        ContextLength = 6,
        EmbeddingSize = 8,
        HiddenSize = 37,
    };

    public static Corpus Build() => Corpus.Build(new TextSource("sentences", [string.Concat(Sentences())]), maxVocabulary: 64);

    private static IEnumerable<string> Sentences() =>
        from round in Enumerable.Range(0, 4)
        from subject in Subjects
        from verb in Verbs
        from thing in Objects
        select $"{subject} {verb} {thing}.\n";
}
