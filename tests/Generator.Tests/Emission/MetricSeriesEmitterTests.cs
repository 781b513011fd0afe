using Instrument.Generator.Tests.Harness;

namespace Instrument.Generator.Tests.Emission;

/// <summary>Members that hold many numbers, and what an attribute says beyond its key.</summary>
public sealed class MetricSeriesEmitterTests
{
    [Fact]
    public void Histograms_of_every_shape() => Snapshot.Match(["""
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using Instrument;
        namespace MyApp;
        public sealed class Histograms
        {
            [Metric(As = MetricForm.Histogram)] public double[] Array { get; set; } = [];
            [Metric(As = MetricForm.Histogram)] public List<int>? List { get; set; }
            [Metric(As = MetricForm.Histogram, Bins = 512)] public ReadOnlyMemory<Half> ReadOnly { get; set; }
            [Metric(As = MetricForm.Histogram)] public Memory<decimal>? Maybe { get; set; }
            [Metric(As = MetricForm.Histogram, Hidden = true)] public ImmutableArray<byte> Immutable { get; set; }
        }
        """]);

    [Fact]
    public void Families_have_a_field_for_each_element() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        [Metric("train")]
        public sealed class Families
        {
            [MetricFamily("layer/{0}/grad_norm", Max = 256, Summary = MetricSummary.Max)] public float[]? Norms { get; set; }
            [MetricFamily("part/{0}", Names = new[] { "embed", "head" }, NonFinite = NonFinitePolicy.Skip)] public double[] Parts = [];
            [MetricFamily("count/{0}")] [Metric("counts", As = MetricForm.Histogram)] public ulong[] Counts { get; set; } = [];
        }
        public sealed class Outer { [Metric] public Families? Inner { get; set; } }
        """]);

    [Fact]
    public void Families_of_histograms_and_of_values_with_files() => Snapshot.Match(["""
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using Instrument;
        namespace MyApp;
        public sealed class Layers
        {
            [MetricFamily("layer/{0}/weights", Max = 3, As = MetricForm.Histogram, Bins = 8)] public float[][] Weights { get; set; } = [];
            [MetricFamily("layer/{0}/grads", Max = 3, As = MetricForm.Histogram, NonFinite = NonFinitePolicy.Throw)] public List<List<double>?>? Gradients { get; set; }
            [MetricFamily("layer/{0}/counts", Names = new[] { "a", "b" }, As = MetricForm.Histogram)] public ReadOnlyMemory<Memory<int>?>? Counts { get; set; }
            [MetricFamily("layer/{0}/bytes", Max = 2, As = MetricForm.Histogram)] public ImmutableArray<ImmutableArray<byte>> Bytes { get; set; }
            [MetricFamily("layer/{0}/map", Max = 4, Summary = MetricSummary.None)] public IReadOnlyList<Image?>? Maps { get; set; }
            [MetricFamily("layer/{0}/table", Max = 2)] public Table[] Tables { get; set; } = [];
        }
        public sealed class Outer { [Metric] public Layers? Inner { get; set; } }
        public static partial class Reports
        {
            public static partial void LogLayers(this Run run, [MetricFamily("l/{0}", As = MetricForm.Histogram)] ReadOnlySpan<float[]> element);
        }
        """]);

    [Fact]
    public void Policies_for_numbers_that_are_not_finite() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        public sealed class Guarded
        {
            [Metric(NonFinite = NonFinitePolicy.Keep)] public double Kept { get; set; }
            [Metric(NonFinite = NonFinitePolicy.Skip)] public double Skipped { get; set; }
            [Metric(NonFinite = NonFinitePolicy.Skip)] public System.Half? MaybeSkipped { get; set; }
            [Metric(NonFinite = NonFinitePolicy.Throw)] public float Thrown { get; set; }
            [Metric(NonFinite = NonFinitePolicy.Throw, Unit = "ms")] public int Whole { get; set; }
            [Metric(As = MetricForm.Histogram, NonFinite = NonFinitePolicy.Throw)] public double[] Many { get; set; } = [];
        }
        public sealed class Outer { [Metric] public Guarded? Inner { get; set; } }
        """]);

    [Fact]
    public void Text_dates_durations_and_names() => Snapshot.Match(["""
        using System;
        using Instrument;
        namespace MyApp;
        public enum Phase { Warmup, Main }
        public sealed class Texts
        {
            [Metric] public char Char { get; set; }
            [Metric] public TimeSpan TimeSpan { get; set; }
            [Metric] public DateTime DateTime { get; set; }
            [Metric] public DateTimeOffset DateTimeOffset { get; set; }
            [Metric] public Guid Guid { get; set; }
            [Metric(As = MetricForm.Name)] public Phase Name { get; set; }
        }
        public sealed class MaybeTexts
        {
            [Metric] public char? Char { get; set; }
            [Metric] public TimeSpan? TimeSpan { get; set; }
            [Metric] public DateTime? DateTime { get; set; }
            [Metric] public DateTimeOffset? DateTimeOffset { get; set; }
            [Metric] public Guid? Guid { get; set; }
            [Metric(As = MetricForm.Name)] public Phase? Name { get; set; }
            [Metric] public Texts? Inner { get; set; }
        }
        """]);
}
