using System.Text;
using Instrument.Generated.Tests.Configs;

namespace Instrument.Generated.Tests;

public sealed class ConfigReadTests
{
    [Fact]
    public void Values_that_are_given_replace_those_of_the_defaults()
    {
        TrainConfig defaults = new() { BatchSize = 128, DataPath = "/data" };
        TrainConfig config = Read("""{"learning_rate": 0.1, "seed": 3}""", defaults);
        Assert.Equal(defaults with { LearningRate = 0.1, RandomSeed = 3 }, config);
        Assert.Equal(3e-4, defaults.LearningRate);
    }

    [Fact]
    public void Nested_configs_are_merged() => Assert.Equal(
        new TrainConfig { Optimizer = new OptimizerConfig(0.5, 0.999) { Kind = OptimizerKind.Sgd } },
        Read("""{"optimizer": {"beta1": 0.5, "kind": "sgd"}}""", new TrainConfig()));

    [Fact]
    public void Classes_keep_what_is_no_member()
    {
        ClassConfig defaults = new(5);
        defaults.Notes.Add("kept");
        ClassConfig config = Read(
            """{"steps": 1, "name": "a", "rate": 0.25, "field": 2, "hidden": 6, "train": {"batch_size": 2}, "optimizer": {"beta1": 1, "beta2": 2}}""",
            defaults);
        Assert.Equal((1, "a", 0.25, 2, 6), (config.Steps, config.Name, config.Rate, config.Field, config.Hidden()));
        Assert.Equal((5, 2), (config.Seed, config.Train.BatchSize));
        Assert.Equal(new OptimizerConfig(1, 2), config.Optimizer);
        Assert.Equal(["kept"], config.Notes);
        Assert.Equal((10, "run"), (defaults.Steps, defaults.Name));
    }

    [Fact]
    public void Inherited_members_keep_their_keys_and_private_setters_of_base_types_stay_private()
    {
        DerivedClassConfig config = ReadWithErrors(
            """{"batchSize": 2, "steps": 3, "name": "b", "rate": 1}""", new DerivedClassConfig(), out var errors);
        Assert.Equal((2, 3, "b", 0.5), (config.BatchSize, config.Steps, config.Name, config.Rate));
        Assert.Equal(["rate: cannot be set"], errors.Select(error => error.ToString()));
    }

    [Fact]
    public void Structs_are_read()
    {
        PointConfig point = Read("""{"y": 2}""", new PointConfig { X = 1 });
        Assert.Equal((1, 2), (point.X, point.Y));
        Assert.Equal(new SizeConfig(1, 5) { Unit = "m" }, Read("""{"height": 5}""", new SizeConfig(1, 2) { Unit = "m" }));
    }

    [Fact]
    public void A_config_that_was_not_there_is_made_with_its_constructor_and_required_members()
    {
        ShapeConfig config = Read(
            """{"size": {"width": 1, "height": 2, "unit": "m"}, "parts": [{"name": "wheel", "sizes": [3], "size": null}]}""",
            new ShapeConfig("car", [1]));
        Assert.Equal(new SizeConfig(1, 2) { Unit = "m" }, config.Size);
        ShapeConfig part = Assert.Single(config.Parts);
        Assert.Equal(("wheel", 3), (part.Name, Assert.Single(part.Sizes)));
    }

    [Theory]
    [InlineData("""{"size": {"width": 1, "height": 2}}""", "size.unit: is missing")]
    [InlineData("""{"parts": [{"name": "wheel", "sizes": []}, {"name": 5}]}""",
        "parts[1].name: expected text, found 5", "parts[1].sizes: is missing")]
    public void A_config_that_cannot_be_made_leaves_the_member_as_it_was(string json, params string[] expected)
    {
        ShapeConfig config = new("car", [1]) { Parts = [new ShapeConfig("door", [])] };
        AssertErrors(json, config, expected);
    }

    [Fact]
    public void A_value_for_the_constructor_is_complained_about_once()
    {
        NullableConfig config = ReadWithErrors("""{"config": {"beta1": 1, "beta2": 2, "x": 3}}""", new NullableConfig(), out var errors);
        Assert.Equal(new OptimizerConfig(1, 2), config.Config);
        Assert.Equal("config.x: is no member of the config", Assert.Single(errors).ToString());
    }

    [Fact]
    public void Null_is_read_where_it_may_be()
    {
        NullableConfig config = Read(
            """{"int32": null, "string": null, "enum": null, "config": null, "point": null, "array": null, "list": null}""",
            new NullableConfig { Int32 = 1, String = "a", Enum = OptimizerKind.Sgd, Config = new(1, 2), Point = default(PointConfig), Array = [], List = [] });
        Assert.Equal(ConfigJson.Write(new NullableConfig()), ConfigJson.Write(config));
        AssertErrors("""{"optimizer": null, "batch_size": null}""", new TrainConfig(),
            "batch_size: expected a whole number, found null", "optimizer: expected an object, found null");
    }

    [Theory]
    [InlineData("NaN", double.NaN)]
    [InlineData("null", double.NaN)]
    [InlineData("\"NaN\"", double.NaN)]
    [InlineData("Infinity", double.PositiveInfinity)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("\"-Infinity\"", double.NegativeInfinity)]
    [InlineData("1e-3", 0.001)]
    [InlineData("5", 5)]
    public void Numbers_are_read_in_the_dialect_of_wandb(string token, double value) =>
        Assert.Equal(value, Read($$"""{"learning_rate": {{token}}}""", new TrainConfig()).LearningRate);

    [Fact]
    public void The_character_zero_is_a_character_like_others_alone_and_in_front_of_text()
    {
        NullableConfig config = Read("""{"char": "\u0000", "string": "\u0000a"}""", new NullableConfig());
        Assert.Equal(('\0', "\0a"), (config.Char, config.String));
    }

    [Theory]
    [InlineData("64.0", 64)]
    [InlineData("1e3", 1000)]
    [InlineData("-7", -7)]
    public void Whole_numbers_may_be_written_as_fractions(string token, int value) =>
        Assert.Equal(value, Read($$"""{"batch_size": {{token}}}""", new TrainConfig()).BatchSize);

    [Theory]
    [InlineData("\"adamw\"", OptimizerKind.AdamW)]
    [InlineData("\"Sgd\"", OptimizerKind.Sgd)]
    [InlineData("1", OptimizerKind.AdamW)]
    [InlineData("9", (OptimizerKind)9)]
    public void Enums_are_read_by_name_and_number(string token, OptimizerKind value) =>
        Assert.Equal(value, Read($$"""{"kind": {{token}}}""", new OptimizerConfig(0, 0)).Kind);

    [Theory]
    [InlineData("""{"optimizer": {"beta1": "x"}}""", "optimizer.beta1: expected a number, found \"x\"")]
    [InlineData("""{"optimizer": {"kind": "x"}}""", "optimizer.kind: expected one of Adam, AdamW, Sgd, found \"x\"")]
    [InlineData("""{"optimizer": []}""", "optimizer: expected an object, found a list")]
    [InlineData("""{"batch_size": 0.5}""", "batch_size: expected a whole number, found 0.5")]
    [InlineData("""{"batch_size": 3000000000}""", "batch_size: expected a whole number from -2147483648 to 2147483647, found 3000000000")]
    [InlineData("""{"batch_size": 1e300}""", "batch_size: expected a whole number from -2147483648 to 2147483647, found 1e300")]
    [InlineData("""{"batch_size": NaN}""", "batch_size: expected a whole number, found NaN")]
    [InlineData("""{"learning_rate": {}}""", "learning_rate: expected a number, found an object")]
    [InlineData("[]", "expected an object, found a list")]
    public void Values_of_another_kind_are_errors_with_their_path(string json, string error) => AssertErrors(json, new TrainConfig(), error);

    [Theory]
    [InlineData("""{"byte": 300}""", "byte: expected a whole number from 0 to 255, found 300")]
    [InlineData("""{"half": 1e6}""", "half: expected a number from -65500 to 65500, found 1e6")]
    [InlineData("""{"decimal": 1e40}""", "decimal: expected a decimal number, found 1e40")]
    [InlineData("""{"u_int128": -1}""", "u_int128: expected a whole number from 0 to 340282366920938463463374607431768211455, found -1")]
    [InlineData("""{"char": "ab"}""", "char: expected one character, found \"ab\"")]
    [InlineData("""{"boolean": 1}""", "boolean: expected true or false, found 1")]
    [InlineData("""{"time_span": "soon"}""", "time_span: expected a number of seconds, found \"soon\"")]
    [InlineData("""{"date_time": "soon"}""", "date_time: expected date and time, found \"soon\"")]
    [InlineData("""{"guid": 5}""", "guid: expected a GUID, found 5")]
    [InlineData("""{"version": "x"}""", "version: expected a version, found \"x\"")]
    [InlineData("""{"collections": {"jagged": [[1], [2, "x"]]}}""", "collections.jagged[1][1]: expected a number, found \"x\"")]
    [InlineData("""{"collections": {"dictionary": {"a": true}}}""", "collections.dictionary.a: expected a number, found true")]
    public void Every_kind_says_what_it_expects(string json, string error) => AssertErrors(json, new EveryKindConfig(), error);

    [Fact]
    public void Unknown_keys_are_reported_and_the_rest_is_read()
    {
        TrainConfig config = ReadWithErrors(
            """{"batch_size": 2, "extra": 1, "optimizer": {"momentum": 0.9}, "_wandb": {"cli_version": "0"}}""", new TrainConfig(), out var errors);
        Assert.Equal(2, config.BatchSize);
        Assert.Equal(["optimizer.momentum: is no member of the config", "extra: is no member of the config"], errors.Select(error => error.ToString()));
        Assert.All(errors, error => Assert.Equal((ConfigReadErrorKind.UnknownKey, false), (error.Kind, error.IsFatal)));
    }

    [Fact]
    public void Values_that_can_be_read_are_kept_beside_an_error()
    {
        Assert.False(WandbConfig.TryRead("""{"batch_size": "x", "seed": 3}"""u8, new TrainConfig(), out TrainConfig config, out var errors));
        Assert.Equal(new TrainConfig { RandomSeed = 3 }, config);
        Assert.Equal(ConfigReadErrorKind.WrongType, Assert.Single(errors).Kind);
    }

    [Fact]
    public void Text_that_is_not_json_gives_the_defaults()
    {
        TrainConfig defaults = new();
        Assert.False(WandbConfig.TryRead("{\"a\": "u8, defaults, out TrainConfig config, out var errors));
        Assert.Same(defaults, config);
        Assert.Equal(ConfigReadErrorKind.NotJson, Assert.Single(errors).Kind);
    }

    [Theory]
    [InlineData("""{"kind": "cosine", "period": 5, "start": 2}""")]
    [InlineData("""{"period": 5, "start": 2, "kind": "cosine"}""")]
    public void Discriminator_says_which_type_is_made(string json) => Assert.Equal(
        new CosineSchedule(5) { Start = 2 },
        Read($$"""{"schedule": {{json}}}""", new EveryKindConfig()).Schedule);

    [Fact]
    public void Config_of_the_same_type_is_kept_and_of_another_replaced()
    {
        EveryKindConfig defaults = new() { Schedule = new CosineSchedule(5) { End = 0.5 } };
        Assert.Equal(new CosineSchedule(6) { End = 0.5 }, Read("""{"schedule": {"period": 6}}""", defaults).Schedule);
        Assert.Equal(new CosineSchedule(6) { End = 0.5 }, Read("""{"schedule": {"kind": "cosine", "period": 6}}""", defaults).Schedule);
        Assert.Equal(
            new RestartSchedule(6) { Restarts = 2 }, Read("""{"schedule": {"kind": "restart", "period": 6, "restarts": 2}}""", defaults).Schedule);
        Assert.Equal(new ConstantSchedule(), Read("""{"schedule": {"kind": "constant"}}""", defaults).Schedule);
    }

    [Theory]
    [InlineData("""{"schedule": {"kind": "linear"}}""", "schedule.kind: expected one of constant, cosine, restart, found \"linear\"")]
    [InlineData("""{"schedule": {"kind": "cosine"}}""", "schedule.period: is missing")]
    [InlineData("""{"maybe_schedule": {"start": 1}}""", "maybe_schedule: cannot be made: ScheduleConfig is abstract")]
    public void Types_that_cannot_be_told_are_errors(string json, string error) => AssertErrors(json, new EveryKindConfig(), error);

    [Fact]
    public void Derived_type_refuses_the_discriminator_of_another() => AssertErrors(
        """{"kind": "constant"}""", new CosineSchedule(1), "kind: expected \"cosine\", found \"constant\"");

    [Fact]
    public void Derived_type_keeps_its_type_behind_a_base_reference()
    {
        ModelConfig model = new ConvConfig { Inner = new ConvConfig() };
        Assert.Equal(
            new ConvConfig { Depth = 9, Inner = new ConvConfig { Kernel = 7 } },
            Read("""{"depth": 9, "inner": {"kernel": 7}}""", model));
    }

    [Fact]
    public void Secrets_are_never_read()
    {
        SecretConfig defaults = new() { ApiKey = "abc" };
        Assert.Equal(defaults with { User = "you" }, Read("""{"user": "you", "api_key": "***", "pin": 1}""", defaults) with { Others = defaults.Others });
    }

    private static T Read<T>(string json, T defaults) where T : IWandbConfig<T>
    {
        T config = ReadWithErrors(json, defaults, out var errors);
        Assert.Empty(errors);
        return config;
    }

    private static T ReadWithErrors<T>(string json, T defaults, out IReadOnlyList<ConfigReadError> errors) where T : IWandbConfig<T>
    {
        Assert.True(WandbConfig.TryRead(Encoding.UTF8.GetBytes(json), defaults, out T config, out errors), string.Join("\n", errors));
        return config;
    }

    private static void AssertErrors<T>(string json, T defaults, params string[] expected) where T : IWandbConfig<T>
    {
        Assert.False(WandbConfig.TryRead(Encoding.UTF8.GetBytes(json), defaults, out T config, out var errors));
        Assert.Equal(expected, errors.Select(error => error.ToString()));
        Assert.All(errors, error => Assert.True(error.IsFatal));
        Assert.Equal(ConfigJson.Write(defaults), ConfigJson.Write(config));
    }
}
