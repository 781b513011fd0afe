using System.Collections.Immutable;
using Instrument;

namespace Strict;

[WandbConfig(Discriminator = "kind")]
[ConfigDerivedType(typeof(ConstantSchedule), "constant")]
[ConfigDerivedType(typeof(CosineSchedule), "cosine")]
internal abstract partial record Schedule
{
    public double Start { get; init; } = 1;
}

[WandbConfig]
internal sealed partial record ConstantSchedule : Schedule;

[WandbConfig]
internal sealed partial record CosineSchedule(int Period) : Schedule;

[WandbConfig(Naming = ConfigNaming.CamelCase)]
internal readonly partial record struct Shape(int Width, int? Depth);

[WandbConfig]
internal sealed partial record StrictConfig
{
    public int Steps { get; init; } = 3;
    public decimal? Rate { get; init; }
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(1);
    public Schedule Schedule { get; init; } = new CosineSchedule(8);
    public Shape? Shape { get; init; }
    public ImmutableArray<int> Sizes { get; init; } = [1, 2];
    public IReadOnlyDictionary<string, double> Weights { get; init; } = ImmutableDictionary<string, double>.Empty;
    public Uri? Data { get; init; }
    [Secret] public string? ApiToken { get; init; }
    [ConfigIgnore] public string? Folder { get; init; }
    [ConfigKey("seed")] public required int RandomSeed { get; init; }
}
