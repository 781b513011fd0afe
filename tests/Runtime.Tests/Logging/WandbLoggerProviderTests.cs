using System.Text.Json;
using Instrument.Reading;
using Instrument.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

#pragma warning disable CA1848, CA1873 // The tests log as most programs do.

namespace Instrument.Runtime.Tests.Logging;

/// <summary>What log entries become in the logs of a run.</summary>
public sealed class WandbLoggerProviderTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ManualTimeProvider _time = new();
    private readonly Run _run;

    public WandbLoggerProviderTests() => _run = TestRun.Start(_directory.Path, time: _time);

    public void Dispose()
    {
        _run.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void An_entry_has_time_level_category_event_and_message()
    {
        using (ILoggerFactory loggers = Loggers())
            loggers.CreateLogger("Worker.Batches").LogInformation(new EventId(7), "Batch {Batch} took {Elapsed} ms", 3, 1.5);

        ConsoleOutput output = Assert.Single(Output());
        Assert.Equal("2026-01-01 00:00:00.000 info Worker.Batches[7]: Batch 3 took 1.5 ms", output.Text);
        Assert.Equal((_time.GetUtcNow(), ConsoleSource.Logger), (output.Timestamp, output.Source));
    }

    [Fact]
    public void Scopes_stand_in_front_of_the_message_and_values_that_it_does_not_show_behind_it()
    {
        using (ILoggerFactory loggers = Loggers())
        {
            ILogger logger = loggers.CreateLogger("Worker");
            using (logger.BeginScope("epoch {Epoch}", 2))
            using (logger.BeginScope(new Dictionary<string, object?> { ["Request"] = 5, ["User"] = null }))
                logger.Log(LogLevel.Warning, default, new Dictionary<string, object?> { ["{OriginalFormat}"] = "Batch {Batch:000}", ["Batch"] = 3, ["Ids"] = new[] { 1, 2 } }, null, (_, _) => "Batch 003");
        }

        Assert.EndsWith(" warn Worker: [epoch 2 > Request=5 User=(null)] Batch 003 {Ids=[1, 2]}", Assert.Single(Output()).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WandbLogFormat.Text, "info Worker: [epoch 2] done")]
    [InlineData(WandbLogFormat.Json, "\"scopes\":[\"SpanId=s TraceId=t\",\"epoch 2\"]}")]
    public void The_ids_of_the_current_activity_are_for_programs_only(WandbLogFormat format, string end)
    {
        using (ILoggerFactory loggers = Loggers(options => options.Format = format))
        {
            ILogger logger = loggers.CreateLogger("Worker");
            using (logger.BeginScope(new Dictionary<string, object?> { ["SpanId"] = "s", ["TraceId"] = "t" }))
            using (logger.BeginScope("epoch 2"))
                logger.LogInformation("done");
        }

        Assert.EndsWith(end, Assert.Single(Output()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_follows_below_its_message()
    {
        using (ILoggerFactory loggers = Loggers())
            loggers.CreateLogger("Worker").LogError(new InvalidOperationException("no room"), "Batch failed");

        string[] lines = Assert.Single(Output()).Text.Split('\n');
        Assert.EndsWith(" fail Worker: Batch failed", lines[0], StringComparison.Ordinal);
        Assert.Equal("    System.InvalidOperationException: no room", lines[1]);
    }

    [Fact]
    public void Text_of_others_cannot_pass_for_another_entry_or_move_the_cursor()
    {
        using (ILoggerFactory loggers = Loggers())
            loggers.CreateLogger("Worker").LogInformation("User {Name} came", "eve\r\n2026-01-01 info Worker: admin\u001b[2J\b");

        string[] lines = Assert.Single(Output()).Text.Split('\n');
        Assert.Equal(["    2026-01-01 info Worker: admin␛[2J␈ came"], lines[1..]);
    }

    [Fact]
    public void An_entry_is_one_JSON_object_where_that_is_asked_for()
    {
        using (ILoggerFactory loggers = Loggers(options => options.Format = WandbLogFormat.Json))
        {
            ILogger logger = loggers.CreateLogger("Worker");
            using (logger.BeginScope("epoch 2"))
                logger.LogWarning(new EventId(4), new InvalidOperationException("no room"), "Batch {Batch} of {Name}\n{Loss}", 3, "a\"b", double.NaN);
        }

        string text = Assert.Single(Output()).Text;
        Assert.DoesNotContain('\n', text);
        JsonElement entry = JsonDocument.Parse(text).RootElement;
        Assert.Equal(
            """{"Batch":3,"Name":"a\"b","Loss":"NaN"}""", entry.GetProperty("state").GetRawText());
        Assert.Equal(
            ("2026-01-01T00:00:00.000000Z", "warning", "Worker", 4, "Batch 3 of a\"b\nNaN"),
            (entry.GetProperty("time").GetString(), entry.GetProperty("level").GetString(), entry.GetProperty("category").GetString(), entry.GetProperty("event").GetInt32(), entry.GetProperty("message").GetString()));
        Assert.Equal("epoch 2", Assert.Single(entry.GetProperty("scopes").EnumerateArray()).GetString());
        Assert.Equal("System.InvalidOperationException: no room", entry.GetProperty("exception").GetString());
    }

    [Fact]
    public void The_configuration_of_logging_filters_by_the_name_Wandb()
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("LogLevel:Default", "Trace"), new("Wandb:LogLevel:Default", "Warning"), new("Wandb:LogLevel:Worker.Batches", "Debug")])
            .Build();
        using (ILoggerFactory loggers = LoggerFactory.Create(logging => logging.AddConfiguration(configuration).AddWandb(_run)))
        {
            loggers.CreateLogger("Worker").LogInformation("left out");
            loggers.CreateLogger("Worker").LogWarning("first");
            loggers.CreateLogger("Worker.Batches").LogTrace("left out");
            loggers.CreateLogger("Worker.Batches").LogDebug("second");
        }

        Assert.Equal(["first", "second"], Output().Select(line => line.Text.Split(": ")[1]));
    }

    [Fact]
    public void Instruments_own_categories_are_left_out_and_others_that_begin_alike_are_not()
    {
        using (ILoggerFactory loggers = Loggers())
        {
            loggers.CreateLogger("Instrument").LogError("own");
            loggers.CreateLogger("Instrument.Shipping").LogError("own");
            loggers.CreateLogger("Instruments").LogError("other");
        }

        Assert.EndsWith("other", Assert.Single(Output()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_logged_while_an_entry_is_written_is_not_written()
    {
        using (ILoggerFactory loggers = Loggers())
        {
            ILogger logger = loggers.CreateLogger("Worker");
            logger.Log(LogLevel.Information, default, 0, null, (_, _) =>
            {
                logger.LogInformation("inner");
                return "outer";
            });
            logger.LogInformation("later");
        }

        Assert.Equal(["outer", "later"], Output().Select(line => line.Text.Split(": ")[1]));
    }

    [Fact]
    public void An_entry_that_cannot_be_formatted_says_so()
    {
        using (ILoggerFactory loggers = Loggers())
            loggers.CreateLogger("Worker").Log(LogLevel.Information, default, 0, null, (_, _) => throw new FormatException("secret"));

        Assert.Equal("info Worker: (the entry cannot be formatted: FormatException)", Assert.Single(Output()).Text);
    }

    [Fact]
    public void A_very_long_entry_is_cut_and_says_by_how_much()
    {
        using (ILoggerFactory loggers = Loggers(options => options.TimestampFormat = null))
            loggers.CreateLogger("W").LogInformation("{Text}", new string('x', 70_000));

        string text = Assert.Single(Output()).Text;
        Assert.EndsWith("x… (4472 more characters)", text, StringComparison.Ordinal);
        Assert.Equal(64 * 1024, text.IndexOf('…', StringComparison.Ordinal));
    }

    [Fact]
    public void Entries_from_before_the_run_come_first_and_those_beyond_the_limit_are_counted()
    {
        using WandbLoggerProvider provider = new(new WandbLoggerOptions { TimestampFormat = null, TimeProvider = _time });
        ILogger logger = provider.CreateLogger("W");
        for (int i = 0; i < 1003; i++)
            logger.LogInformation("{Number}", i);

        provider.Attach(_run);
        logger.LogInformation("after");

        Assert.Equal(3, provider.IgnoredEntries);
        Assert.Equal([.. Enumerable.Range(0, 1000).Select(number => $"info W: {number}"), "info W: after"], Output().Select(line => line.Text));
    }

    [Fact]
    public void After_the_end_of_the_run_entries_are_counted_and_nothing_is_thrown()
    {
        using WandbLoggerProvider provider = new(_run);
        ILogger logger = provider.CreateLogger("W");
        _run.Finish();

        logger.LogInformation("late");
        logger.LogError("later");

        Assert.Equal(2, provider.IgnoredEntries);
        Assert.Empty(Output());
    }

    private ILoggerFactory Loggers(Action<WandbLoggerOptions>? configure = null) => LoggerFactory.Create(logging => logging.AddWandb(_run, options =>
    {
        options.TimeProvider = _time;
        configure?.Invoke(options);
    }));

    private ConsoleOutput[] Output()
    {
        _run.Finish();
        using RunReader reader = RunReader.Open(_run.LogPath!);
        return [.. reader.ReadConsole()];
    }
}
