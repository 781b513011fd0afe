using Instrument.Generator.Tests.Harness;

namespace Instrument.Generator.Tests.Emission;

/// <summary>Members whose values have files of their own.</summary>
public sealed class MetricMediaEmitterTests
{
    [Fact]
    public void Values_and_lists_stand_in_rows_with_numbers() => Snapshot.Match(["""
        using System.Collections.Generic;
        using Instrument;
        namespace MyApp;
        [Metric("val")]
        public sealed class Validation
        {
            [Metric] public double Loss { get; set; }
            [Metric] public Image? Worst { get; set; }
            [Metric(Hidden = true)] public Html Report { get; set; } = new("");
            [Metric("examples")] public IReadOnlyList<Image> Examples { get; set; } = [];
            [Metric] public Image[]? Array { get; set; }
            [Metric] public List<Image?> List { get; set; } = [];
            [Metric] public Batch? Batch { get; set; }
            [Metric] public WandbValue? Anything { get; set; }
            [Metric] internal Image Hidden { get; set; } = null!;
        }
        public sealed class Batch : List<Image> { }
        public sealed class Outer { [Metric] public Inner? Inner { get; set; } }
        public sealed class Inner { [Metric] public Image? Picture { get; set; } }
        """]);

    [Fact]
    public void Parameters_can_be_values_and_lists() => Snapshot.Match(["""
        using System.Collections.Generic;
        using Instrument;
        namespace MyApp;
        public static partial class Reports
        {
            [Metric("val")]
            public static partial void LogValidation(this Run run, [Metric] double loss, [Metric] Image? worst, [Metric] IReadOnlyList<Image>? examples, long? step = null);
        }
        """]);

    [Fact]
    public void Types_of_the_same_name_elsewhere_are_no_values() => Assert.DoesNotContain(
        "Metrics", string.Join('\n', GeneratorHarness.Run("""
            using Instrument;
            namespace Other
            {
                public class WandbValue { }
                public class Image : WandbValue { }
                public class Train { [Metric] public Image? Picture { get; set; } }
            }
            """).Keys), System.StringComparison.Ordinal);
}
