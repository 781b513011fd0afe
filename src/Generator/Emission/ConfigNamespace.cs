namespace Instrument.Generator.Emission;

/// <summary>Names of the runtime's types that generated configs use.</summary>
internal static class ConfigNamespace
{
    public const string Interface = "global::Instrument.Generated.IWandbConfig";
    public const string Writer = "global::Instrument.Generated.ConfigWriter";
    public const string Reader = "global::Instrument.Generated.ConfigReader";
    public const string Parse = "global::Instrument.Generated.ConfigParse";
}
