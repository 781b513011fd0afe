using Instrument;

namespace SecondHand;

[WandbConfig]
public sealed partial record SecondHandConfig
{
    public int Seed { get; init; } = 7;
}
