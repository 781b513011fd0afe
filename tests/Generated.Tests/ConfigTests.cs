using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Generated.Tests.Configs;

namespace Instrument.Generated.Tests;

public sealed class ConfigTests
{
    [Fact]
    public void Members_are_written_in_order_under_their_keys() => Assert.Equal(
        """{"learning_rate":0.0003,"batch_size":64,"optimizer":{"beta1":0.9,"beta2":0.999,"kind":"Adam"},"seed":7}""",
        ConfigJson.Write(new TrainConfig()));

    [Fact]
    public void Ignored_values_are_not_written() => Assert.DoesNotContain("secret", ConfigJson.Write(new TrainConfig()), StringComparison.Ordinal);

    [Fact]
    public void Every_kind_of_value_keeps_its_digits() => AssertJson(
        """
        {
            "s_byte": -128, "int16": -32768, "int32": -2147483648, "int64": -9223372036854775808, "native": -5,
            "byte": 255, "u_int16": 65535, "u_int32": 4294967295, "u_int64": 18446744073709551615, "u_native": 5,
            "int128": -170141183460469231731687303715884105728, "u_int128": 340282366920938463463374607431768211455,
            "half": 0.1, "single": 0.1, "double": 0.1, "decimal": 0.10,
            "boolean": true, "char": "ä", "string": "a \"quoted\" text with <ü>", "enum": "AdamW"
        }
        """,
        new ValueConfig());

    [Fact]
    public void Null_is_written_as_null() => AssertJson(
        """
        {
            "int32": null, "double": null, "boolean": null, "char": null, "string": null, "enum": null,
            "config": null, "point": null, "array": null, "list": null
        }
        """,
        new NullableConfig());

    [Fact]
    public void Nullable_values_are_written_as_values() => AssertJson(
        """
        {
            "int32": 1, "double": 1.5, "boolean": false, "char": "x", "string": "", "enum": "Sgd",
            "config": {"beta1": 1, "beta2": 2, "kind": "Adam"}, "point": {"x": 3, "y": 4}, "array": [], "list": [5]
        }
        """,
        new NullableConfig
        {
            Int32 = 1,
            Double = 1.5,
            Boolean = false,
            Char = 'x',
            String = "",
            Enum = OptimizerKind.Sgd,
            Config = new OptimizerConfig(1, 2),
            Point = new PointConfig { X = 3, Y = 4 },
            Array = [],
            List = [5],
        });

    [Fact]
    public void Lists_of_every_shape() => AssertJson(
        """
        {
            "array": [1, 2], "jagged": [[0.5], []], "list": ["a", null], "i_list": [1, null], "i_read_only_list": ["Sgd", "9"],
            "i_enumerable": [false, true], "immutable_array": [1.5], "default_immutable_array": null,
            "configs": [{"beta1": 1, "beta2": 2, "kind": "Adam"}, null],
            "nested": [[{"x": 1, "y": 0}], []], "points": [{"x": 0, "y": 2}, null]
        }
        """,
        new ListConfig());

    [Fact]
    public void Derived_config_writes_the_base_type_first_and_itself_behind_a_base_reference() => AssertJson(
        """{"depth": 3, "kernel": 5, "kept": 4, "inner": {"depth": 6, "kernel": 5, "kept": 4, "inner": null}}""",
        new ConvConfig { Inner = new ConvConfig { Depth = 6 } });

    [Theory]
    [InlineData(double.NaN, "null")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Values_outside_json_are_written_in_the_dialect_of_wandb(double value, string token) => Assert.StartsWith(
        $"{{\"learning_rate\":{token},", ConfigJson.Write(new TrainConfig { LearningRate = value }), StringComparison.Ordinal);

    [Theory]
    [InlineData(Features.None, "None")]
    [InlineData(Features.Compile, "Compile")]
    [InlineData(Features.Amp | Features.Compile, "Amp, Compile")]
    [InlineData((Features)8, "8")]
    public void Flags_are_written_by_name_alone_and_combined(Features value, string name) =>
        AssertJson($$"""{"features": "{{name}}"}""", new FlagsConfig { Features = value });

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        string expected = ConfigJson.Write(new ValueConfig());
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NumberDecimalSeparator = ",";
        foreign.NumberFormat.NegativeSign = "~";
        CultureInfo.CurrentCulture = foreign;
        try
        {
            Assert.Equal(expected, ConfigJson.Write(new ValueConfig()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void AssertJson<T>(string expected, T config) where T : IWandbConfig
    {
        string written = ConfigJson.Write(config);
        // Reparsed text compares digit by digit, so that 0.10 and 128-bit integers are held to more than a double.
        Assert.Equal(Compact(expected), Compact(written));
        Assert.Equal(JsonDocument.Parse(expected).RootElement.EnumerateObject().Count(), JsonNode.Parse(written)!.AsObject().Count);
    }

    private static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString();
}
