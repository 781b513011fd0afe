namespace Instrument.Generated.Tests.Configs;

[WandbConfig(Discriminator = "kind")]
[ConfigDerivedType(typeof(ConstantSchedule), "constant")]
[ConfigDerivedType(typeof(CosineSchedule), "cosine")]
[ConfigDerivedType(typeof(RestartSchedule), "restart")]
public abstract partial record ScheduleConfig
{
    public double Start { get; init; } = 1;
}

[WandbConfig]
public sealed partial record ConstantSchedule : ScheduleConfig;

[WandbConfig]
public partial record CosineSchedule(int Period) : ScheduleConfig
{
    public double End { get; init; }
}

[WandbConfig]
public sealed partial record RestartSchedule(int Period) : CosineSchedule(Period)
{
    public required int Restarts { get; init; }
}
