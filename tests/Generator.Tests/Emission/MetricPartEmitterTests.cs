using Instrument.Generator.Tests.Harness;

namespace Instrument.Generator.Tests.Emission;

/// <summary>What is generated inside partial types, because no code outside can do it.</summary>
public sealed class MetricPartEmitterTests
{
    [Fact]
    public void Private_members_are_read_by_a_part_of_their_type() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        public partial class Train
        {
            [Metric] private double _loss = 1;
            [Metric] protected int Epoch { get; set; }
            [Metric] public string? Note { private get; set; }
            [Metric] public float Open { get; set; }
        }
        public sealed partial class Derived : Train { [Metric] private bool _flag = true; }
        public partial struct Point { [Metric] private readonly double _x; public Point(double x) => _x = x; }
        public sealed class Outer { [Metric] public Train? Inner { get; set; } [Metric] public Point Point { get; set; } }
        """]);

    [Fact]
    public void Types_that_code_outside_cannot_name_log_themselves() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        internal static partial class Job
        {
            private sealed partial class Train { [Metric] public double Loss { get; set; } [Metric] private int _epoch = 1; }
            private partial record struct Point([Metric] double X);
        }
        """]);

    [Fact]
    public void Generic_types_and_types_inside_them_log_themselves() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        public sealed partial class Train<TModel> where TModel : class
        {
            [Metric] public double Loss { get; set; }
            [Metric] private double _rate = 1;
            public partial struct Inner { [Metric] public int Count { get; set; } }
        }
        public sealed partial class Train { [Metric] public Train<string> Typed { get; } = new(); }
        """]);

    [Fact]
    public void Members_of_private_types_are_read_from_inside() => Snapshot.Match(["""
        using Instrument;
        public sealed partial class Train
        {
            private enum Phase { Warmup, Main }
            private sealed class Inner { [Metric] public double Loss { get; set; } }
            [Metric] private Phase _phase = Phase.Main;
            [Metric] private Inner? _inner = null;
        }
        """]);
}
