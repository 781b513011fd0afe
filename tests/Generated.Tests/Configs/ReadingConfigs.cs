namespace Instrument.Generated.Tests.Configs;

/// <summary>A mutable class whose setters have every accessibility, with state beside its members.</summary>
[WandbConfig]
public partial class ClassConfig(int seed)
{
    public int Steps { get; set; } = 10;
    public string Name { get; init; } = "run";
    public double Rate { get; private set; } = 0.5;
    public int Field = 3;
    public int Twice => Steps * 2;
    public TrainConfig Train { get; init; } = new();
    public OptimizerConfig? Optimizer { get; set; }
    [ConfigKey("hidden")] protected int Kept { get; set; } = 4;
    [ConfigIgnore] public List<string> Notes { get; } = [];
    [ConfigIgnore] public int Seed { get; } = seed;

    public int Hidden() => Kept;
}

[WandbConfig(Naming = ConfigNaming.CamelCase)]
public partial class DerivedClassConfig() : ClassConfig(9)
{
    public int BatchSize { get; init; } = 8;
}

[WandbConfig]
public sealed partial record SecretConfig
{
    public string User { get; init; } = "me";
    [Secret] public string? ApiKey { get; init; }
    [Secret] public Func<int>? Anything { get; init; }
    [Secret] public int Pin { get; init; } = 1234;
    public List<SecretConfig> Others { get; init; } = [];
}

[WandbConfig]
public readonly partial record struct SizeConfig(int Width, int Height)
{
    public required string Unit { get; init; }
}

[WandbConfig]
public sealed partial class ShapeConfig(string name, int[] sizes)
{
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));
    public int[] Sizes { get; } = sizes;
    public SizeConfig? Size { get; init; }
    public List<ShapeConfig> Parts { get; init; } = [];
}

[WandbConfig(Naming = ConfigNaming.KebabCase)]
public sealed partial record KebabConfig(int BatchSize = 1, double L2Norm = 0.5);

[WandbConfig(Naming = ConfigNaming.AsIs)]
public sealed partial record AsIsConfig(int BatchSize = 1, int @class = 2);
