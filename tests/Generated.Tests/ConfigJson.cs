using System.Buffers;
using System.Text;

namespace Instrument.Generated.Tests;

/// <summary>Writes configs as the library does.</summary>
internal static class ConfigJson
{
    public static string Write<T>(T config) where T : IWandbConfig
    {
        ArrayBufferWriter<byte> output = new();
        using ConfigWriter writer = new(output);
        config.WriteConfig(writer);
        writer.Complete();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
