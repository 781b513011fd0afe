using System.Buffers;
using System.Text;
using Instrument.Generated;
using Instrument.Records;

namespace Instrument.Settings;

/// <summary>Turns a config record into the items of a config message: one per top-level key, with the value as JSON.</summary>
internal static class ConfigItems
{
    /// <summary>The items of a config.</summary>
    public static List<ConfigItem> Of<TConfig>(TConfig config) where TConfig : IWandbConfig
    {
        ArrayBufferWriter<byte> output = new();
        List<ConfigWriter.Item> ranges = [];
        using ConfigWriter writer = new(output, ranges);
        config.WriteConfig(writer);
        writer.Complete();
        List<ConfigItem> items = [];
        foreach (ConfigWriter.Item range in ranges)
            items.Add(new ConfigItem { Key = range.Key, ValueJson = Encoding.UTF8.GetString(output.WrittenSpan[range.Start..range.End]) });
        return items;
    }
}
