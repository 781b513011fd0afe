using Instrument;

namespace Direct;

[WandbConfig]
public sealed partial record TrainConfig
{
    public double LearningRate { get; init; } = 3e-4;
    public int Steps { get; init; } = 10;
}
