using Instrument;

namespace Fixable;

[WandbConfig]
public sealed record TrainConfig
{
    public int Steps { get; init; } = 10;
}

public static class Trainer
{
    public static void Report(Run run, double loss, int epoch) =>
        run.Log(new Dictionary<string, object?> { ["train/loss"] = loss, ["train/epoch"] = epoch });
}
