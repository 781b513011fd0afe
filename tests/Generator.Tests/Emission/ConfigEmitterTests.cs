using Instrument.Generator.Tests.Harness;

namespace Instrument.Generator.Tests.Emission;

public sealed class ConfigEmitterTests
{
    [Fact]
    public void Record_of_the_first_example() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        [WandbConfig]
        public sealed partial record TrainConfig
        {
            public double LearningRate { get; init; } = 3e-4;
            public int BatchSize { get; init; } = 64;
            public OptimizerConfig Optimizer { get; init; } = new();
            [ConfigKey("seed")] public int RandomSeed { get; init; } = 7;
            [ConfigIgnore] public string? DataPath { get; init; }
        }
        [WandbConfig] public sealed partial record OptimizerConfig(double Beta1 = 0.9, double Beta2 = 0.999);
        """]);

    [Fact]
    public void Every_kind_of_value() => Snapshot.Match(["""
        using System;
        using Instrument;
        namespace MyApp;
        public enum Mode { Fast, Slow, Quick = Fast, @class = 5, [Obsolete("gone", true)] Gone = 9 }
        [WandbConfig]
        public partial class Everything
        {
            public sbyte A1 { get; set; } public short A2 { get; set; } public int A3 { get; set; } public long A4 { get; set; }
            public byte B1 { get; set; } public ushort B2 { get; set; } public uint B3 { get; set; } public ulong B4 { get; set; }
            public nint C1 { get; set; } public nuint C2 { get; set; } public Int128 C3 { get; set; } public UInt128 C4 { get; set; }
            public Half D1 { get; set; } public float D2 { get; set; } public double D3 { get; set; } public decimal D4 { get; set; }
            public bool E1 { get; set; } public char E2 { get; set; } public string E3 { get; set; } = ""; public Mode E4 { get; set; }
            public int? F1 { get; set; } public double? F2 { get; set; } public char? F3 { get; set; } public Mode? F4 { get; set; }
            public string? F5;
            public Mode Again;
        }
        """]);

    [Fact]
    public void Lists_are_walked_without_allocating_where_their_type_allows() => Snapshot.Match(["""
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using Instrument;
        namespace MyApp;
        public enum Mode { Fast }
        [WandbConfig] public partial record Layer(int Size);
        [WandbConfig] public partial struct Option { public int Value; }
        [WandbConfig]
        public partial class Lists
        {
            public int[] Array { get; set; } = [];
            public int[][]? Jagged { get; set; }
            public List<string?>? List { get; set; }
            public IList<double> IList { get; set; } = [];
            public IReadOnlyList<Mode> IReadOnlyList { get; set; } = [];
            public IEnumerable<int?> IEnumerable { get; set; } = [];
            public ImmutableArray<float> ImmutableArray { get; set; }
            public ImmutableArray<float>? MaybeImmutableArray { get; set; }
            public List<IReadOnlyList<Layer>> Layers { get; set; } = [];
            public Layer? Layer { get; set; }
            public Option Option { get; set; }
            public Option? MaybeOption { get; set; }
            public Option?[] Options { get; set; } = [];
        }
        """]);

    [Fact]
    public void Dictionaries_times_and_texts() => Snapshot.Match(["""
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using Instrument;
        namespace MyApp;
        [WandbConfig]
        public partial record Others
        {
            public TimeSpan TimeSpan { get; init; } public DateTime? DateTime { get; init; } public DateTimeOffset DateTimeOffset { get; init; }
            public DateOnly DateOnly { get; init; } public TimeOnly? TimeOnly { get; init; }
            public Guid Guid { get; init; } public Uri? Uri { get; init; } public Version Version { get; init; } = new();
            public Dictionary<string, double?> Dictionary { get; init; } = [];
            public IReadOnlyDictionary<string, List<string?>>? IReadOnlyDictionary { get; init; }
            public ImmutableDictionary<string, int>? ImmutableDictionary { get; init; }
        }
        """]);

    [Fact]
    public void Every_way_to_set_and_to_make() => Snapshot.Match(["""
        using System;
        using Instrument;
        namespace MyApp;
        [WandbConfig] public partial record Positional(int Width, int? @class, string Unit = "m");
        [WandbConfig]
        public partial class Base
        {
            public int Settable { get; set; } public virtual int InitOnly { get; init; } public int Readonly { get; } protected int Unseen;
            public readonly int Fixed; public int Private { get; private set; }
        }
        [WandbConfig]
        public partial class Derived(double rate) : Base
        {
            public override int InitOnly => 1;
            public double Rate { get; } = rate;
            public required Positional Nested { get; init; }
            public required Positional? Maybe { get; set; }
            [Secret] public object? ApiKey { get; init; }
        }
        [WandbConfig] public partial class Unmakeable { public Unmakeable(IDisposable service) => _ = service; public int Value; }
        [WandbConfig] public partial struct Small { [Secret] public required string Token; }
        """]);

    [Fact]
    public void Types_are_told_by_a_discriminator() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        [WandbConfig(Discriminator = "kind")]
        [ConfigDerivedType(typeof(Base), "base"), ConfigDerivedType(typeof(Middle), "middle")]
        public partial record Base { public Base? Next { get; init; } }
        [WandbConfig, ConfigDerivedType(typeof(Leaf), "leaf")] public partial record Middle : Base;
        [WandbConfig] public partial record Leaf(int Size) : Middle;
        """]);

    [Fact]
    public void Keys_follow_the_naming() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        [WandbConfig(Naming = ConfigNaming.CamelCase)] public partial record Camel { public int BatchSize { get; init; } public int Conv2D { get; init; } }
        [WandbConfig(Naming = ConfigNaming.KebabCase)] public partial record Kebab : Camel { public int L2Norm { get; init; } }
        [WandbConfig(Naming = ConfigNaming.AsIs)] public partial record AsIs { public int BatchSize { get; init; } public int @class { get; init; } }
        """]);

    [Fact]
    public void Only_public_members_and_those_with_a_key_are_written() => Snapshot.Match(["""
        using Instrument;
        namespace MyApp;
        public class Base
        {
            public int FromBase { get; set; }
            public virtual int Overridden => 1;
            [ConfigIgnore] public virtual string Secret => "";
        }
        [WandbConfig]
        public partial class Visible : Base
        {
            public const int Constant = 1;
            public static int Static { get; set; }
            public int Written { get; set; }
            public int WithoutGetter { set { } }
            public int PrivateGetter { private get; set; }
            [ConfigKey("kept")] private readonly int _private = 1;
            [ConfigKey("inner")] protected int Inner { private get; set; }
            internal int Internal { get; set; }
            [field: ConfigIgnore] public string Password { get; set; } = "";
            public override int Overridden => 2;
            public override string Secret => "still ignored";
            public int this[int index] => index;
        }
        """]);

    [Fact]
    public void Nested_configs_of_every_declaration() => Snapshot.Match(["""
        using Instrument;
        namespace @namespace.MyApp;
        public static partial class Outer
        {
            internal partial struct Middle
            {
                private partial interface @interface
                {
                    [WandbConfig] internal readonly partial record struct @struct(int @int, int Value);
                }
            }
            [WandbConfig] public abstract partial record Model { public int Depth { get; init; } }
            [WandbConfig] public sealed partial record Wide : Model { public int Width { get; init; } }
            [WandbConfig] private sealed partial class Empty;
        }
        """]);

    [Fact]
    public void Config_in_the_global_namespace() => Snapshot.Match(["""
        [Instrument.WandbConfig] public partial struct GlobalConfig { [Instrument.ConfigKey("say \"hi\"\\")] public int Value; }
        """]);

    [Fact]
    public void Obsolete_members_raise_no_warning() => Snapshot.Match(["""
        using System;
        using Instrument;
        [assembly: CLSCompliant(true)]
        namespace MyApp;
        [WandbConfig] public sealed partial class Old { [Obsolete] public double Rate { get; set; } }
        """]);

    [Fact]
    public void Sweep_attributes_make_a_search_space() => Snapshot.Match(["""
        using System;
        using Instrument;
        namespace MyApp;
        public enum Mode { Fast, Slow }
        [WandbConfig]
        public partial record Base { [Uniform(0, 1)] public virtual double Dropout { get; init; } }
        [WandbConfig]
        public partial record Swept : Base
        {
            [LogUniform(1e-5, 0.1)] public double LearningRate { get; init; }
            [Uniform(1, 8), ConfigKey("depth")] public int Layers { get; init; }
            [Uniform(0, 1, Step = 0.25)] public float? Share { get; init; }
            [LogUniform(16, 1024, Step = 16)] public short Width { get; init; }
            [InverseLogUniform(0.001, 1)] public decimal Rest { get; init; }
            [Normal(2, 0.5)] public double Bias { get; init; }
            [LogNormal] public long Count { get; init; }
            [Beta(2, 5)] public TimeSpan Pause { get; init; }
            [Choices(32, 64L, (byte)128)] public int BatchSize { get; init; }
            [Choices("a", null, "b\"c", Probabilities = new[] { 0.5, 0.25, 0.25 })] public string? Name { get; init; }
            [Choices(Mode.Fast, Mode.Slow)] public Mode Mode { get; init; }
            [Constant(null)] public string? Nothing { get; init; }
            [Choices(true, false)] public bool Flag { get; init; }
            [Choices(1, 0.5f)] public double Mixed { get; init; }
            [Constant('x')] public char Letter { get; init; }
            [Constant(ulong.MaxValue)] public ulong Large { get; init; }
            public int Unswept { get; init; }
            public Inner Nested { get; init; } = new();
            public Inner? Maybe { get; set; }
            public Plain Unswept2 { get; init; } = new();
        }
        [WandbConfig] public partial record Inner { [Uniform(0.8, 0.99)] public double Beta1 { get; init; } public Swept? Back { get; init; } }
        [WandbConfig] public partial record Plain { public int Value { get; init; } }
        """]);
}
