using Instrument.Generated;
using Instrument.Records;
using Instrument.Settings;

namespace Instrument.Runtime.Tests.Settings;

public sealed class ConfigItemsTests
{
    [Fact]
    public void Every_top_level_member_is_an_item_with_its_value()
    {
        Assert.Equal(
            [
                ("learning_rate", "0.0003"), ("name", "\"a \\\"b\\\" ü\""), ("steps", "10000"), ("fast", "true"), ("nothing", "null"), ("no text", "null"),
                ("limit", "Infinity"), ("floor", "-Infinity"), ("undefined", "null"), ("big", "340282366920938463463374607431768211455"),
                ("exact", "1.50"), ("sizes", "[1,2,3]"), ("empty", "[]"), ("optimizer", "{\"kind\":\"adam\",\"betas\":[0.9,0.999],\"inner\":{\"deep\":[[],{\"x\":1}]}}"),
                ("no optimizer", "null"), ("last", "-1"),
            ],
            ConfigItems.Of(new Config()).Select(item => (item.Key, item.ValueJson)));
    }

    [Fact]
    public void A_config_without_members_has_no_items() => Assert.Empty(ConfigItems.Of(new Written(_ => { })));

    [Fact]
    public void A_single_member_is_found_whole() => Assert.Equal(
        [new ConfigItem { Key = "größe", ValueJson = "{}" }],
        ConfigItems.Of(new Written(writer =>
        {
            writer.WriteKey("größe"u8);
            writer.WriteConfig(new Written(_ => { }));
        })));

    [Fact]
    public void Large_values_are_found_whole()
    {
        string text = new('x', 100_000);
        List<ConfigItem> items = ConfigItems.Of(new Written(writer =>
        {
            for (int key = 0; key < 3; key++)
            {
                writer.WriteKey("key"u8);
                writer.Write(text);
            }
        }));

        Assert.All(items, item => Assert.Equal($"\"{text}\"", item.ValueJson));
        Assert.Equal(3, items.Count);
    }

    private sealed class Config : IWandbConfig
    {
        public IWandbConfig ReadConfig(ConfigReader reader) => this;

        public void WriteConfig(ConfigWriter writer)
        {
            Member(writer, "learning_rate"u8).Write(3e-4);
            Member(writer, "name"u8).Write("a \"b\" ü");
            Member(writer, "steps"u8).Write(10_000L);
            Member(writer, "fast"u8).Write(true);
            Member(writer, "nothing"u8).WriteNull();
            Member(writer, "no text"u8).Write((string?)null);
            Member(writer, "limit"u8).Write(double.PositiveInfinity);
            Member(writer, "floor"u8).Write(float.NegativeInfinity);
            Member(writer, "undefined"u8).Write(Half.NaN);
            Member(writer, "big"u8).Write(UInt128.MaxValue);
            Member(writer, "exact"u8).Write(1.50m);
            List(Member(writer, "sizes"u8), 1, 2, 3);
            List(Member(writer, "empty"u8));
            Member(writer, "optimizer"u8).WriteConfig(new Written(Optimizer));
            Member(writer, "no optimizer"u8).WriteConfig<Written>(null);
            Member(writer, "last"u8).Write((Int128)(-1));
        }

        private static void Optimizer(ConfigWriter writer)
        {
            Member(writer, "kind"u8).Write("adam"u8);
            List(Member(writer, "betas"u8), 0.9, 0.999);
            Member(writer, "inner"u8).WriteConfig(new Written(Inner));
        }

        private static void Inner(ConfigWriter writer)
        {
            Member(writer, "deep"u8).StartArray();
            List(writer);
            writer.WriteConfig(new Written(innermost => Member(innermost, "x"u8).Write(1L)));
            writer.EndArray();
        }

        private static void List(ConfigWriter writer, params double[] values)
        {
            writer.StartArray();
            foreach (double value in values)
                writer.Write(value);
            writer.EndArray();
        }

        private static ConfigWriter Member(ConfigWriter writer, ReadOnlySpan<byte> key)
        {
            writer.WriteKey(key);
            return writer;
        }
    }

    private sealed class Written(Action<ConfigWriter> write) : IWandbConfig
    {
        public IWandbConfig ReadConfig(ConfigReader reader) => this;

        public void WriteConfig(ConfigWriter writer) => write(writer);
    }
}
