using Microsoft.CodeAnalysis;

namespace Instrument.Benchmarks.Subjects;

/// <summary>The files of the project that the generators are run over.</summary>
internal static class AnnotatedSources
{
    /// <summary>A metrics type with five metrics, one of which has the given key.</summary>
    public static string Metrics(int number, string key) => $$"""
        using Instrument;
        namespace Project.Metrics;
        public sealed class Metrics{{number}}
        {
            [Metric("train/loss", Summary = MetricSummary.Min, Goal = MetricGoal.Minimize)] public double Loss { get; set; }
            [Metric("train/accuracy")] public double Accuracy { get; set; }
            [Metric("train/{{key}}")] public float? GradientNorm { get; set; }
            [Metric("epoch", Hidden = true)] public int Epoch { get; set; }
            [Metric] public long TokensSeen { get; set; }
            public string Name => "not logged";
        }
        """;

    /// <summary>A config of six members, one of which is ignored.</summary>
    public static string Config(int number) => $$"""
        using Instrument;
        namespace Project.Configs;
        [WandbConfig]
        public sealed partial record Config{{number}}
        {
            public double LearningRate { get; init; } = 3e-4;
            public int BatchSize { get; init; } = 64;
            public string? Notes { get; init; }
            public int[] Widths { get; init; } = [1, 2, 3];
            [ConfigKey("seed")] public int RandomSeed { get; init; } = 7;
            [ConfigIgnore] public string? DataPath { get; init; }
        }
        """;

    /// <summary>The framework and the library: the platform's own files, not what this process happens to have loaded.</summary>
    public static MetadataReference[] References()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. platform.Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == folder)
                .Select(path => MetadataReference.CreateFromFile(path)),
            MetadataReference.CreateFromFile(typeof(Run).Assembly.Location),
        ];
    }
}
