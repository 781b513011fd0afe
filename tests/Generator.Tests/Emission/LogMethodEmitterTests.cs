using Instrument.Generator.Tests.Harness;

namespace Instrument.Generator.Tests.Emission;

public sealed class LogMethodEmitterTests
{
    [Fact]
    public void Extension_method_of_the_first_example() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        public static partial class Validation
        {
            /// <summary>Logs what the validation found.</summary>
            public static partial void LogValidation(
                this Run run,
                [Metric("val/loss", Axis = "epoch", Goal = MetricGoal.Minimize)] double loss, // the mean
                [Metric("val/accuracy")] double? accuracy,
                long? step = null);
        }
        """]);

    [Fact]
    public void Method_prefix_and_all_that_parameters_can_be() => Snapshot.Match(["""
        using System;
        using System.Collections.Generic;
        using Instrument;
        namespace MyApp;
        public enum Phase { Warmup, Main }
        public sealed class Inner { [Metric] public double Loss { get; set; } [Metric] public string? Note { get; set; } }
        internal static partial class Reports
        {
            [Metric("val")]
            internal static partial void Report(
                [Metric] int @class, [Metric(As = MetricForm.Name)] Phase phase, [Metric("inner")] Inner? row, [Metric] in DateTime at,
                Run @out, [Metric(As = MetricForm.Histogram, Bins = 8)] scoped ReadOnlySpan<float> weights,
                [MetricFamily("layer/{0}", Max = 3)] List<double>? layers, [Metric] string? text, long step, bool commit);
        }
        """]);

    [Fact]
    public void Instance_methods_take_the_run_of_their_type() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        public sealed partial class FromField(Run run) { private readonly Run _run = run; public partial void Report([Metric] double loss); }
        public partial class FromProperty { protected Run Run { get; init; } = null!; }
        public sealed partial class FromBase : FromProperty { private partial void Report([Metric] double loss); void Use() => Report(1); }
        public sealed partial class FromPrimary(Run run) { public partial void Report([Metric] double loss); public string Id => run.Id; }
        public sealed partial class Generic<T> { private readonly Run _run = null!; public partial void Report([Metric] double loss); }
        """]);

    [Fact]
    public void Overloads_get_a_file_each() => Assert.Equal(2, GeneratorHarness.Run("""
        using Instrument;
        static partial class Reports
        {
            public static partial void Report(this Run run, [Metric] double loss);
            public static partial void Report(this Run run, [Metric] double loss, [Metric] int epoch);
        }
        """).Count);
}
