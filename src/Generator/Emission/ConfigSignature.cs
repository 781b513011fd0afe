using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Spells the static methods of a config's interface.</summary>
internal static class ConfigSignature
{
    /// <summary>The explicit implementation of a method that gives a config or null.</summary>
    public static string Of(ConfigTypeModel config, string method)
    {
        string result = config.IsValueType ? config.GlobalName : config.GlobalName + "?";
        return $"static {result} {ConfigNamespace.Interface}<{config.GlobalName}>.{method}";
    }
}
