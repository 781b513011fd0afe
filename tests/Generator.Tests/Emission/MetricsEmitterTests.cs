using Instrument.Generator.Tests.Harness;

namespace Instrument.Generator.Tests.Emission;

public sealed class MetricsEmitterTests
{
    [Fact]
    public void Class_of_the_first_example() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        public sealed partial class TrainMetrics
        {
            [Metric("train/loss", Summary = MetricSummary.Min | MetricSummary.Last)] public double Loss { get; set; }
            [Metric("train/grad_norm", Goal = MetricGoal.Minimize, Axis = "epoch", StepSync = false)] public float? GradientNorm { get; set; }
            [Metric("epoch", Hidden = true)] public int Epoch { get; set; }
            public string NotLogged { get; set; } = "";
        }
        """]);

    [Fact]
    public void Every_kind_of_number() => Snapshot.Match(["""
        using System;
        using Instrument;
        namespace MyApp;
        public sealed class Numbers
        {
            [Metric] public sbyte SByte { get; set; }
            [Metric] public short Int16 { get; set; }
            [Metric] public int Int32 { get; set; }
            [Metric] public long Int64 { get; set; }
            [Metric] public nint IntPtr { get; set; }
            [Metric] public byte Byte { get; set; }
            [Metric] public ushort UInt16 { get; set; }
            [Metric] public uint UInt32 { get; set; }
            [Metric] public ulong UInt64 { get; set; }
            [Metric] public nuint UIntPtr { get; set; }
            [Metric] public float Single { get; set; }
            [Metric] public double Double { get; set; }
            [Metric] public Half Half { get; set; }
            [Metric] public decimal Decimal { get; set; }
            [Metric] public Int128 Int128 { get; set; }
            [Metric] public UInt128 UInt128 { get; set; }
            [Metric] public bool Boolean { get; set; }
            [Metric] public string String { get; set; } = "";
        }
        """]);

    [Fact]
    public void Every_kind_of_nullable() => Snapshot.Match(["""
        using System;
        using Instrument;
        namespace MyApp;
        public sealed class Nullables
        {
            [Metric] public sbyte? SByte;
            [Metric] public short? Int16;
            [Metric] public int? Int32;
            [Metric] public long? Int64;
            [Metric] public nint? IntPtr;
            [Metric] public byte? Byte;
            [Metric] public ushort? UInt16;
            [Metric] public uint? UInt32;
            [Metric] public ulong? UInt64;
            [Metric] public nuint? UIntPtr;
            [Metric] public float? Single;
            [Metric] public double? Double;
            [Metric] public Half? Half;
            [Metric] public decimal? Decimal;
            [Metric] public Int128? Int128;
            [Metric] public UInt128? UInt128;
            [Metric] public bool? Boolean;
            [Metric] public string? String;
        }
        """]);

    [Fact]
    public void Enums_are_logged_as_their_numbers() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        public enum Phase { Warmup, Main }
        public enum Small : byte { A }
        public enum Large : ulong { A = ulong.MaxValue }
        public sealed class Enums
        {
            [Metric] public Phase Phase { get; set; }
            [Metric] public Phase? MaybePhase { get; set; }
            [Metric] public Small Small { get; set; }
            [Metric] public Large? Large { get; set; }
        }
        """]);

    [Fact]
    public void Nested_metrics_get_the_member_key_as_prefix() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        public sealed class Inner { [Metric] public double Loss { get; set; } [Metric] public Leaf Leaf { get; set; } }
        public struct Leaf { [Metric] public int Count { get; set; } }
        public sealed class Outer
        {
            [Metric("enc")] public Inner Encoder { get; } = new();
            [Metric] public Inner Decoder { get; } = new();
            [Metric("tail/")] public Leaf Tail { get; set; }
        }
        """]);

    [Fact]
    public void Nested_metrics_that_may_be_null_are_optional() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        public enum Phase { A }
        public sealed class Inner
        {
            [Metric] public double Loss { get; set; }
            [Metric] public float? Norm { get; set; }
            [Metric] public Phase Phase { get; set; }
            [Metric] public string? Note { get; set; }
            [Metric] public System.Half Half { get; set; }
            [Metric] public Leaf? Leaf { get; set; }
        }
        public struct Leaf { [Metric] public int Count { get; set; } [Metric] public bool Flag { get; set; } }
        public sealed class Outer
        {
            [Metric] public int Epoch { get; set; }
            [Metric] public Inner? Inner { get; set; }
        }
        """]);

    [Fact]
    public void Metric_on_the_type_is_a_prefix() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        [Metric("train")] public sealed class Train { [Metric] public double Loss { get; set; } [Metric("_raw")] public double Raw { get; set; } }
        [Metric("val/")] public class Validation { [Metric] public double Loss { get; set; } }
        [Metric] public sealed class Derived : Validation;
        public sealed class Both { [Metric] public Train First { get; } = new(); }
        """]);

    [Fact]
    public void Record_struct_is_passed_by_reference() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        public readonly record struct Point([property: Metric("x")] double X, [property: Metric] double? Y);
        public struct Plain { [Metric] public double Loss; [Metric] public readonly int Count => 1; }
        """]);

    [Fact]
    public void Positional_record() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        public sealed record Evaluation([property: Metric("val/loss")] double Loss, int NotLogged, [property: Metric] double Accuracy)
        {
            [Metric] public double Sum => Loss + Accuracy;
        }
        [Metric("p")] public sealed record Prefixed([property: Metric] double Loss);
        """]);

    [Fact]
    public void Inherited_metrics_come_first() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        public abstract class Base
        {
            [Metric] public int Epoch { get; set; }
            [Metric] public virtual double Loss { get; set; }
            [Metric] public double Hidden { get; set; }
        }
        public class Derived : Base
        {
            [Metric] public double Accuracy { get; set; }
            public override double Loss => 1;
            [Metric("shown")] public new float Hidden { get; set; }
        }
        public sealed class WithoutOwnMetrics : Derived;
        """]);

    [Fact]
    public void Nested_and_internal_types() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp
        {
            public static class Outer
            {
                public sealed class Visible { [Metric] public double Loss { get; set; } }
                internal sealed class Narrow { [Metric] internal double Loss { get; set; } }
            }
            internal class Closed { public sealed class Inside { [Metric] public double Loss; } }
            public class Open { protected internal sealed class Inside { [Metric] protected internal double Loss = 0; } }
        }
        """]);

    [Fact]
    public void Keywords_are_escaped() => Snapshot.Match(["""
        using Instrument;
        namespace @namespace.@event;
        public sealed class @class
        {
            [Metric] public double @double { get; set; }
            [Metric] public @struct? @params { get; set; }
            [Metric("say \"hi\"\\")] public int record;
        }
        public sealed class @struct { [Metric] public int @int; }
        """]);

    [Fact]
    public void Type_in_the_global_namespace() => Snapshot.Match(["""
        public sealed class GlobalMetrics { [Instrument.Metric] public double Loss { get; set; } }
        """]);

    [Fact]
    public void Names_that_meet_when_flattened_get_a_hash() => Snapshot.Match(["""
        using Instrument;
        namespace A.B { public sealed class C_D { [Metric] public double Loss; } }
        namespace A.B_C { public sealed class D { [Metric] public double Loss; } }
        namespace A { public sealed class Twin { [Metric] public double Loss; } public sealed class twiN { [Metric] public double Loss; } }
        """]);

    [Fact]
    public void Obsolete_members_and_types_raise_no_warning() => Snapshot.Match(["""
        using System;
        using Instrument;
        [assembly: CLSCompliant(true)]
        namespace MyApp;
        [Obsolete("old")] public sealed class Old { [Metric, Obsolete] public double Loss { get; set; } }
        """]);
}
