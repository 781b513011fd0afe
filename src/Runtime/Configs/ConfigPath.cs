using System.Globalization;

namespace Instrument.Configs;

/// <summary>Names places in a config: <c>optimizer.beta1</c>, <c>layers[2].size</c>.</summary>
internal static class ConfigPath
{
    public static string Member(string parent, string key) => parent.Length == 0 ? key : $"{parent}.{key}";

    public static string Item(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");
}
