using System.Text;
using Google.Protobuf.WellKnownTypes;
using Instrument.Records;
using Instrument.Shipping.Documents;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>The config of a run as the server gets it (docs/wire/online.md §2.5).</summary>
public sealed class RunConfigStateTests
{
    private readonly RunConfigState _config = new(new RunConfigOptions { ServerExpandsGlobs = true });

    [Fact]
    public void Each_entry_is_wrapped_and_client_data_is_always_there()
    {
        _config.Apply(new RunRecord
        {
            Config = Config(("lr", "0.001"), ("_wandb", "{}")),
            Telemetry = new TelemetryRecord { CliVersion = "0.1.0", Platform = "linux-x64" },
        });

        AssertText("""{"lr":{"value":0.001},"_wandb":{"value":{"cli_version":"0.1.0","t":{"5":"0.1.0","13":"linux-x64"},"m":[]}}}""");
    }

    [Fact]
    public void Objects_are_merged_and_other_values_replaced()
    {
        _config.Apply(Config(("optimizer", """{"name":"adam","betas":{"a":1}}"""), ("tags", "[1]")));
        _config.Apply(Config(("optimizer", """{"betas":{"b":NaN},"x.y":2}"""), ("tags", "[2]"), ("empty", "{}")));
        _config.Apply(new ConfigRecord { Update = { new ConfigItem { NestedKey = { "optimizer", "name" }, ValueJson = "\"sgd\"" } } });

        AssertText("""{"optimizer":{"value":{"name":"sgd","betas":{"a":1,"b":NaN},"x.y":2}},"tags":{"value":[2]},"_wandb":{"value":{"t":{},"m":[]}}}""");
    }

    [Fact]
    public void Removals_come_after_the_updates_of_their_record()
    {
        _config.Apply(Config(("a", "1"), ("b", """{"c":1}""")));
        _config.Apply(new ConfigRecord
        {
            Update = { new ConfigItem { Key = "a", ValueJson = "2" }, new ConfigItem { Key = "d", ValueJson = "3" } },
            Remove = { new ConfigItem { Key = "a" }, new ConfigItem { NestedKey = { "b", "c" } } },
        });

        AssertText("""{"d":{"value":3},"_wandb":{"value":{"t":{},"m":[]}}}""");
    }

    [Fact]
    public void What_is_no_value_cannot_break_the_text()
    {
        _config.Apply(Config(("bad", "}"), ("loose", "Inf"), ("lines", "[1,\n2]"), ("nested", """{"x":nan}""")));

        AssertText("""{"loose":{"value":Infinity},"lines":{"value":[1,2]},"_wandb":{"value":{"t":{},"m":[]}}}""");
        Assert.DoesNotContain((byte)'\n', _config.ToText());
    }

    [Fact]
    public void Telemetry_adds_up_and_is_named_by_number()
    {
        _config.Apply(new TelemetryRecord { Feature = new Feature { Finish = true }, CliVersion = "1", PythonVersion = "CPython" });
        _config.Apply(new TelemetryRecord
        {
            Feature = new Feature { Metric = true, IncrementalTable = true },
            CliVersion = "2",
            Env = new Env { Windows = true },
            Label = new Labels { RepoString = "repo" },
            ImportsInit = new Imports(),
            Info = new RecordInfo { StreamId = "ours alone" },
        });

        AssertText("""{"_wandb":{"value":{"cli_version":"2","python_version":"CPython","t":{"1":[],"3":[2,7,79],"4":"CPython","5":"2","8":[3],"9":{"2":"repo"}},"m":[]}}}""");
    }

    [Fact]
    public void Features_that_are_newer_than_this_client_are_passed_on()
    {
        // feature { 900: true }, and a field 50 of bytes that may be anything.
        _config.Apply(TelemetryRecord.Parser.ParseFrom([0x1A, 0x03, 0xA0, 0x38, 0x01, 0x92, 0x03, 0x01, 0xFF]));

        AssertText("""{"_wandb":{"value":{"t":{"3":[900]},"m":[]}}}""");
    }

    [Fact]
    public void An_axis_is_the_place_of_its_entry_and_has_one_even_without_a_definition()
    {
        _config.Apply(new MetricRecord { Name = "loss", StepMetric = "epoch", Options = Sync(), Summary = new Instrument.Records.MetricSummary { Min = true, None = true } });
        _config.Apply(new MetricRecord { Name = "acc", StepMetric = "loss", Goal = MetricRecord.Types.Goal.Maximize, Options = new MetricOptions { Hidden = true } });
        _config.Apply(new MetricRecord { GlobName = "val/*", StepMetric = "batch", Options = Sync() });

        AssertMetrics(
            """
            [{"1":"loss","5":3,"6":[1,3],"7":[1,6]},{"1":"acc","5":1,"6":[2,3],"7":[],"8":2},{"1":"epoch","6":[],"7":[]},
             {"1":"batch","6":[],"7":[]},{"2":"val/*","5":4,"6":[1],"7":[]}]
            """,
            _config);
    }

    [Fact]
    public void A_server_that_expands_globs_gets_them_and_another_one_their_expansions()
    {
        RunConfigState older = new(new RunConfigOptions { ServerExpandsGlobs = false });
        foreach (RunConfigState config in (RunConfigState[])[_config, older])
        {
            config.Apply(new MetricRecord { GlobName = "val/*", Options = new MetricOptions { Hidden = true } });
            config.Apply(new MetricRecord { Name = "val/loss", ExpandedFromGlob = true, Options = new MetricOptions { Hidden = true } });
        }

        AssertMetrics("""[{"2":"val/*","6":[2],"7":[]}]""", _config);
        AssertMetrics("""[{"1":"val/loss","6":[2,3],"7":[]}]""", older);
    }

    [Fact]
    public void The_environment_is_filed_under_its_writer_or_the_one_who_sends()
    {
        EnvironmentRecord program = new() { Os = "Linux", WriterId = "w1" };
        _config.Apply(program);
        _config.Apply(new EnvironmentRecord { CpuCount = 8, WriterId = "w1" });
        RunConfigState other = new(new RunConfigOptions { WriterId = "w2" });
        other.Apply(program);

        AssertText("""{"_wandb":{"value":{"t":{},"m":[],"e":{"w1":{"os":"Linux","cpu_count":8,"writerId":"w1"}}}}}""");
        Assert.Contains("""{"w2":{"os":"Linux","writerId":"w1"}}""", Encoding.UTF8.GetString(other.ToText()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_continued_run_keeps_what_the_new_config_does_not_say()
    {
        _config.Apply(Config(("lr", "2"), ("_wandb", """{"visualize":{"new":1}}""")));
        _config.Continue(
            """
            {"lr":{"value":1},"old":{"value":{"a":Infinity}},"unwrapped":5,
             "_wandb":{"value":{"t":{"1":[9]},"m":[{"1":"x"}],"viz":{"v":1},"visualize":{"old":1},"mask/class_labels":{"k":2},"e":{"w":{}},"code_path":"c"}}}
            """);

        AssertText("""{"lr":{"value":2},"old":{"value":{"a":Infinity}},"_wandb":{"value":{"t":{},"m":[],"visualize":{"new":1},"viz":{"v":1},"mask/class_labels":{"k":2}}}}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"a\"")]
    public void An_old_config_that_is_none_changes_nothing(string old)
    {
        _config.Continue(old);

        Assert.Equal(0, _config.Version);
    }

    [Fact]
    public void The_version_goes_up_only_with_a_change()
    {
        _config.Apply(new RunRecord());
        _config.Apply(new ConfigRecord());
        _config.Apply(new TelemetryRecord());
        _config.Apply(new EnvironmentRecord());
        _config.Apply(new MetricRecord { Name = "x", ExpandedFromGlob = true });
        Assert.Equal(0, _config.Version);

        TelemetryRecord telemetry = new() { CliVersion = "1" };
        _config.Apply(telemetry);
        _config.Apply(telemetry);
        EnvironmentRecord environment = new() { StartedAt = new Timestamp { Seconds = 1 } };
        _config.Apply(environment);
        _config.Apply(environment);
        Assert.Equal(2, _config.Version);

        _config.ToText();
        Assert.Equal(2, _config.Version);
    }

    private static ConfigRecord Config(params IEnumerable<(string Key, string Json)> items) =>
        new() { Update = { items.Select(item => new ConfigItem { Key = item.Key, ValueJson = item.Json }) } };

    private static MetricOptions Sync() => new() { StepSync = true, Defined = true };

    private static void AssertMetrics(string expected, RunConfigState config)
    {
        System.Text.Json.Nodes.JsonNode sent = System.Text.Json.Nodes.JsonNode.Parse(config.ToText())!;
        Assert.Equal(CanonicalJson.Of(expected), CanonicalJson.Of(sent["_wandb"]!["value"]!["m"]));
    }

    private void AssertText(string expected) => Assert.Equal(CanonicalJson.Of(expected), CanonicalJson.Of(_config.ToText()));
}
