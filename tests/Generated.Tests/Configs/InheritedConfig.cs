namespace Instrument.Generated.Tests.Configs;

[WandbConfig]
public abstract partial record ModelConfig
{
    public virtual int Depth { get; init; } = 2;
    [ConfigIgnore] public virtual string Token => "secret";
}

[WandbConfig]
public sealed partial record ConvConfig : ModelConfig
{
    public override int Depth { get; init; } = 3;
    public override string Token => "still secret";
    public int Kernel { get; init; } = 5;
    [ConfigKey("kept")] private readonly int _kept = 4;
    public ModelConfig? Inner { get; init; }

    public int Sum() => _kept + Kernel;
}
