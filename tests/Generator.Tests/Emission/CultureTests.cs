using System.Globalization;
using Instrument.Generator.Tests.Harness;

namespace Instrument.Generator.Tests.Emission;

/// <summary>What is generated is the same text everywhere, and in whatever order the files are given.</summary>
public sealed class CultureTests
{
    private const string Metrics = """
        using Instrument;
        namespace MyApp;
        public enum Sign { Minus = -1 }
        public sealed class Train
        {
            [Metric("i", Summary = (MetricSummary)(-5), Goal = (MetricGoal)(-7))] public int I { get; set; }
            [Metric("unset", Goal = (MetricGoal)3)] public Sign Sign { get; set; }
            [Metric] public Train2? Inner { get; set; }
        }
        public sealed class Train2 { [Metric] public string Text { get; set; } = ""; }
        """;

    private const string Config = """
        using Instrument;
        namespace MyApp;
        [WandbConfig] public partial class Config { public double Rate { get; set; } = 1.5; public Sign? Sign { get; set; } }
        """;

    private static readonly string[] EveryEmitter =
    [
        Metrics,
        Config,
        """
        using System;
        using System.Collections.Generic;
        using Instrument;
        namespace MyApp;
        [Metric("train/I")] public sealed partial class Series
        {
            [Metric(As = MetricForm.Histogram, Bins = 32)] public double[] INITIAL { get; set; } = [];
            [MetricFamily("layer/{0}/ix", Max = 12)] public float[]? Family { get; set; }
            [MetricFamily("part/{0}", Names = new[] { "I", "ı", "-1" }, NonFinite = NonFinitePolicy.Skip)] public List<double>? Named { get; set; }
            [Metric(NonFinite = NonFinitePolicy.Throw, Unit = "ms")] private double _ISTANBUL;
        }
        public static partial class Methods
        {
            public static partial void LogINFO(this Run run, [Metric("val/i", Goal = MetricGoal.Minimize)] double I, [Metric] TimeSpan? ICON = null);
        }
        """,
        """
        using System;
        using System.Collections.Generic;
        using Instrument;
        namespace MyApp;
        public enum Kind : short { INIT = -2, ITEM = 12 }
        [WandbConfig(Discriminator = "kInd", Naming = ConfigNaming.CamelCase)]
        [ConfigDerivedType(typeof(INIT), "INIT"), ConfigDerivedType(typeof(Item), "item")]
        public abstract partial record BaseI { public int INITIAL { get; init; } = -1; /** <summary>How many.</summary> */ public double? Ii { get; init; } }
        [WandbConfig(Naming = ConfigNaming.KebabCase)] public sealed partial record INIT(int ITEM, string IText = "i") : BaseI;
        [WandbConfig] public sealed partial record Item : BaseI
        {
            /// <summary>The kinds.</summary>
            public Kind[] Kinds { get; init; } = [];
            public Dictionary<string, TimeSpan> Times { get; init; } = [];
            [Secret] public string? IKey { get; init; }
        }
        """,
    ];

    [Fact]
    public void Text_does_not_depend_on_the_culture()
    {
        CultureInfo foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NumberDecimalSeparator = ",";
        foreign.NumberFormat.NegativeSign = "~";
        InCulture(foreign, () => Snapshot.Match([Metrics, Config]));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("sv-SE")]
    public void All_that_is_generated_is_the_same_in(string culture)
    {
        CultureInfo foreign = new(culture);
        // What differs in numbers is set by hand, so that something differs on a machine without culture data too.
        foreign.NumberFormat.NegativeSign = "\u2212";
        foreign.NumberFormat.NumberDecimalSeparator = "\u066b";
        foreign.NumberFormat.NumberGroupSeparator = "\u066c";
        IReadOnlyDictionary<string, string> expected = GeneratorHarness.RunAll(EveryEmitter);

        IReadOnlyDictionary<string, string> actual = InCulture(foreign, () => GeneratorHarness.RunAll(EveryEmitter));

        Assert.Equal(expected.OrderBy(file => file.Key, StringComparer.Ordinal), actual.OrderBy(file => file.Key, StringComparer.Ordinal));
        Assert.Contains(GeneratorHarness.CatalogueFile, actual.Keys);
    }

    [Fact]
    public void All_that_is_generated_is_the_same_whatever_the_order_of_the_files()
    {
        IReadOnlyDictionary<string, string> expected = GeneratorHarness.RunAll(EveryEmitter);
        for (int first = 1; first < EveryEmitter.Length; first++)
        {
            string[] turned = [.. EveryEmitter.Skip(first), .. EveryEmitter.Take(first)];
            AssertSame(turned);
            AssertSame([.. turned.Reverse()]);
        }

        void AssertSame(string[] sources) => Assert.Equal(
            expected.OrderBy(file => file.Key, StringComparer.Ordinal),
            GeneratorHarness.RunAll(sources).OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    private static void InCulture(CultureInfo culture, Action action) => InCulture(culture, () =>
    {
        action();
        return true;
    });

    private static T InCulture<T>(CultureInfo culture, Func<T> action)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
