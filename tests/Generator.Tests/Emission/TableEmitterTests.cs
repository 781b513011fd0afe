using Instrument.Generator.Tests.Harness;

namespace Instrument.Generator.Tests.Emission;

public sealed class TableEmitterTests
{
    [Fact]
    public void Every_kind_of_column() => Snapshot.Match(["""
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using Instrument;
        namespace MyApp;
        public enum Kind { Cat, Dog }
        public static partial class Outer
        {
            [WandbTable]
            public sealed partial record Sample(int Id, [property: ColumnKey("the \"text\"")] string? Text)
            {
                public sbyte A1; public uint A2; public nint A3; public Int128 A4; public ulong? A5;
                public float B1; public Half B2; public decimal? B3;
                public bool C1; public bool? C2; public char C3;
                public Kind D1; public Kind? D2;
                public DateTime E1; public DateTimeOffset? E2; public DateOnly E3; public TimeSpan E4; public Guid E5; public Uri? E6;
                public Html? F1; public WandbValue? F2;
                public int[]? G1; public List<string> G2 = []; public IReadOnlyList<double?> G3 = []; public ImmutableArray<Kind> G4; public float[][] G5 = [];
                public Html[] G6 = [];
                [ColumnIgnore] public object? Ignored { get; init; }
                [ColumnKey("hidden")] private long Hidden => 1;
                private object? NotShown => null;
                public static int Shared => 1;
                public int @class => 2;
            }
        }
        """]);

    [Fact]
    public void A_struct_in_the_global_namespace() => Snapshot.Match(["""
        using Instrument;
        [WandbTable] public partial struct Point { public double X { get; set; } public double Y { get; set; } }
        """]);

    [Fact]
    public void A_row_type_writes_the_members_of_its_base_type_first() => Snapshot.Match(["""
        using Instrument;
        public class Base { public int Id { get; set; } public virtual string Text => ""; }
        [WandbTable] public partial class Derived : Base { public double Score { get; set; } public override string Text => "x"; }
        """]);
}
