using System.Text.Json;
using Instrument.Reading;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Details;

/// <summary>The config of a run that goes on.</summary>
public sealed class RunConfigTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ListLogger _logger = new();
    private readonly Run _run;

    public RunConfigTests() => _run = TestRun.Start(_directory.Path, logger: _logger);

    public void Dispose()
    {
        _run.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void What_is_set_is_in_the_log_and_can_be_read()
    {
        _run.Config["lr"] = 0.1;
        _run.Config.Update(new Dictionary<string, object?>
        {
            ["--epochs-"] = 3,
            ["when"] = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            ["day"] = DayOfWeek.Monday,
            ["nan"] = double.NaN,
            ["sizes"] = new[] { 1, 2 },
            ["nested"] = new Dictionary<string, object?> { ["a"] = 1 },
        });

        Assert.True(_run.Config.TryGet("epochs", out JsonElement epochs));
        Assert.Equal(3, epochs.GetInt32());
        Assert.Equal(["lr", "epochs", "when", "day", "nan", "sizes", "nested"], _run.Config.Keys);
        Assert.Equal(
            """{"lr":0.1,"epochs":3,"when":"2026-01-02T03:04:05.0000000Z","day":"Monday","nan":null,"sizes":[1,2],"nested":{"a":1}}""",
            Logged());
    }

    [Fact]
    public void Another_value_for_a_key_is_an_error_that_names_both()
    {
        _run.Config["lr"] = 0.1;

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => _run.Config.Update(new Dictionary<string, object?> { ["new"] = 1, ["lr"] = 0.2 }));

        Assert.Contains("'lr' is 0.1 and would become 0.2", error.Message, StringComparison.Ordinal);
        Assert.Contains("allowValueChange", error.Message, StringComparison.Ordinal);
        Assert.Equal("""{"lr":0.1}""", Logged());
    }

    [Fact]
    public void The_same_value_and_an_allowed_change_are_fine()
    {
        _run.Config["lr"] = 0.1;
        _run.Config["lr"] = 0.1f;
        _run.Config.Set("lr", 0.2, allowValueChange: true);

        Assert.Equal("""{"lr":0.2}""", Logged());
    }

    [Fact]
    public void Objects_are_merged_as_the_server_does_it()
    {
        _run.Config["model"] = new Dictionary<string, object?> { ["depth"] = 2, ["width"] = 64 };
        _run.Config.Set("model", new Dictionary<string, object?> { ["width"] = 128, ["act"] = "relu" }, allowValueChange: true);

        Assert.Equal("""{"depth":2,"width":128,"act":"relu"}""", _run.Config.ToJson().GetProperty("model").GetRawText());
        Assert.Equal("""{"model":{"depth":2,"width":128,"act":"relu"}}""", Logged());
    }

    [Fact]
    public void A_config_with_numbers_that_are_not_finite_can_be_read_and_added_to()
    {
        Instrument.Records.ConfigItem[] items = [new() { Key = "upper", ValueJson = "Infinity" }, new() { Key = "ratios", ValueJson = "[NaN,-Infinity,1]" }];
        RunConfig config = new(items, _ => true, () => { }, _logger);

        config.Set("upper", 1, allowValueChange: true);

        Assert.Equal("""{"upper":1,"ratios":["NaN","-Infinity",1]}""", config.ToJson().GetRawText());
    }

    [Fact]
    public void Defaults_fill_gaps_only()
    {
        _run.Config["lr"] = 0.1;
        _run.Config.SetDefaults(new Dictionary<string, object?> { ["lr"] = 9, ["seed"] = 7 });

        Assert.Equal("""{"lr":0.1,"seed":7}""", Logged());
    }

    [Fact]
    public void A_locked_key_stays_with_one_warning()
    {
        _run.Config["lr"] = 0.1;
        _run.Config.LockKeys(["lr"], "sweep");
        _run.Config["lr"] = 0.2;
        _run.Config.Set("lr", 0.3, allowValueChange: true);

        Assert.Equal("""{"lr":0.1}""", Logged());
        Assert.Single(_logger.Entries, entry => entry.Text.Contains("'lr' was set by the sweep", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("--", "empty")]
    [InlineData("_wandb", "reserved")]
    public void A_key_that_is_none_is_refused(string key, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => _run.Config[key] = 1).Message, StringComparison.Ordinal);

    [Fact]
    public void A_value_without_json_is_refused_and_nothing_is_set()
    {
        ArgumentException type = Assert.Throws<ArgumentException>(
            () => _run.Config.Update(new Dictionary<string, object?> { ["a"] = 1, ["b"] = new object() }));
        ArgumentException media = Assert.Throws<ArgumentException>(() => _run.Config["page"] = new Html("x"));

        Assert.Contains("'b'", type.Message, StringComparison.Ordinal);
        Assert.Contains("'page' is a Html", media.Message, StringComparison.Ordinal);
        Assert.Empty(_run.Config.Keys);
    }

    [Fact]
    public void Threads_that_set_the_same_keys_leave_one_value_each()
    {
        Parallel.For(0, 8, thread =>
        {
            for (int i = 0; i < 200; i++)
                _run.Config.Set($"k{i % 20}", (thread * 1000) + i, allowValueChange: true);
        });

        string inMemory = _run.Config.ToJson().GetRawText();
        Assert.Equal(20, _run.Config.Keys.Count);
        // The log has the changes in the order in which memory has them.
        Assert.Equal(inMemory, Logged());
    }

    [Fact]
    public void After_the_end_nothing_can_be_set()
    {
        _run.Finish();

        Assert.Throws<ObjectDisposedException>(() => _run.Config["a"] = 1);
    }

    private string Logged()
    {
        _run.Finish();
        using RunReader reader = RunReader.Open(_run.LogPath!);
        return "{" + string.Join(",", reader.Config.Where(pair => pair.Key != "_wandb").Select(pair => $"\"{pair.Key}\":{Text(pair.Value)}")) + "}";
    }

    private static string Text(JsonElement value) => JsonSerializer.Serialize(value);
}
