using System.Globalization;
using Instrument.Reading;
using Instrument.Records;
using Instrument.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.ConsoleCapture;

/// <summary>What a program writes to its console is in the log of its run. The console belongs to the process.</summary>
[Collection(ProcessWide.Name)]
public sealed class RunCaptureTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly TextWriter _outBefore = System.Console.Out;
    private readonly TextWriter _errorBefore = System.Console.Error;
    private readonly StringWriter _screen = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    public RunCaptureTests()
    {
        TextWriter screen = TextWriter.Synchronized(_screen);
        System.Console.SetOut(screen);
        System.Console.SetError(screen);
    }

    public void Dispose()
    {
        System.Console.SetOut(_outBefore);
        System.Console.SetError(_errorBefore);
        _screen.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Output_keeps_its_place_among_the_rows_and_banner_and_summary_are_no_output()
    {
        System.Console.WriteLine("before the run");
        Run run = Wandb.Init(Options(quiet: false));
        run.Log("step", 1);
        System.Console.WriteLine("between");
        run.Log("step", 2);
        System.Console.Error.WriteLine("error");
        System.Console.Write("unfinished");
        RunReceipt receipt = run.Finish();
        System.Console.WriteLine("after the run");

        Assert.Equal(["row", "out:between\n", "row", "err:error\n", "out:unfinished"], Entries(run.LogPath!));
        Assert.Equal((24, 0, 0), (receipt.ConsoleBytes, receipt.ConsoleBytesLeftOut, receipt.ConsoleLinesLeftOut));
        Assert.Contains("instrument: run test of project tests", _screen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("console output", _screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_records_are_those_that_the_reader_gives()
    {
        Run run = Wandb.Init(Options());
        System.Console.WriteLine("ü 🎉");
        System.Console.Error.WriteLine("e");
        run.Finish();

        using RunReader reader = RunReader.Open(run.LogPath!);
        Assert.Equal(
            [(ConsoleSource.StandardOutput, "ü 🎉\n"), (ConsoleSource.StandardError, "e\n")], reader.ReadConsole().Select(output => (output.Source, output.Text)));
        Assert.All(reader.ReadConsole(), output => Assert.NotNull(output.Timestamp));
    }

    [Theory]
    [InlineData(ConsoleMode.Off, null)]
    [InlineData(null, "off")]
    public void Off_is_off_and_text_for_the_log_still_comes(ConsoleMode? mode, string? variable)
    {
        TextWriter before = System.Console.Out;
        Run run = Wandb.Init(Options(mode: mode, variable: variable));
        Assert.Same(before, System.Console.Out);
        System.Console.WriteLine("not captured");
        run.WriteLog("for the log");
        Assert.Equal(0, run.Finish().ConsoleBytes);

        Assert.Equal(["log:for the log"], Entries(run.LogPath!));
    }

    [Fact]
    public void A_disabled_run_leaves_the_console_alone()
    {
        TextWriter before = System.Console.Out;
        using Run run = Wandb.Init(Options(runMode: RunMode.Disabled));

        Assert.Same(before, System.Console.Out);
    }

    [Fact]
    public void Each_run_has_what_was_written_while_it_went_on()
    {
        Run first = Wandb.Init(Options("first"));
        System.Console.WriteLine("1");
        Run second = Wandb.Init(Options("second"));
        System.Console.WriteLine("2");
        first.Finish();
        System.Console.WriteLine("3");
        second.Finish();

        Assert.Equal(["out:1\n", "out:2\n"], Entries(first.LogPath!));
        Assert.Equal(["out:2\n", "out:3\n"], Entries(second.LogPath!));
    }

    [Fact]
    public void A_flood_stays_within_its_limit_and_the_receipt_the_log_and_the_logger_tell_what_is_missing()
    {
        const int Lines = 60_000;
        string line = new('x', 99);
        ListLogger logger = new();
        System.Console.SetOut(TextWriter.Null);
        Run run = Wandb.Init(Options(quiet: false, output: new ConsoleOutputOptions { MaxBytes = 200_000 }, logger: logger));
        for (int i = 0; i < Lines; i++)
            System.Console.WriteLine(line);
        run.Log("after", 1);
        RunReceipt receipt = run.Finish();

        Assert.Equal((2000 * 100, (Lines - 2000) * 100, Lines - 2000), (receipt.ConsoleBytes, receipt.ConsoleBytesLeftOut, receipt.ConsoleLinesLeftOut));
        Assert.Equal((1, 1), (receipt.Kept, receipt.Logged));
        List<string> entries = Entries(run.LogPath!);
        Assert.Equal(2003, entries.Count);
        Assert.Equal("log:instrument: console output is left out from here on: the run has the 200,000 bytes that it may have", entries[2000]);
        Assert.Equal("log:instrument: 58,000 lines of console output (5,800,000 bytes) are left out here: the run has all the output that it may have", entries[2002]);
        Assert.True(new FileInfo(run.LogPath!).Length < 1_000_000);
        Assert.Single(logger.Entries, entry => entry.Level == LogLevel.Warning && entry.Text.StartsWith("58000 lines of console output (5800000 bytes)", StringComparison.Ordinal));
        Assert.Contains("instrument: 58,000 lines of console output (5,800,000 bytes) are left out of the run", _screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_logger_that_writes_to_the_console_under_a_lock_of_its_own_blocks_nobody()
    {
        // The log thread and the threads that print meet in the logger's lock, in the console's and in the recorder's.
        ConsoleLogger logger = new();
        Run run = Wandb.Init(Options(logger: logger, rowBufferBytes: 1 << 16));
        Parallel.For(0, 8, thread =>
        {
            for (int i = 0; i < 500; i++)
            {
                logger.Say($"logged {thread} {i}");
                System.Console.Error.WriteLine($"{thread} {i}");
                run.Log("value", i, step: 0);
            }
        });
        RunReceipt receipt = run.Finish();

        Assert.Equal(4000, receipt.Kept);
        long lines = Entries(run.LogPath!).Where(entry => entry.StartsWith("err:", StringComparison.Ordinal)).Sum(entry => entry.Count(character => character == '\n'));
        // What the run tells the logger at its end is written when the capture has ended.
        Assert.InRange(lines + receipt.ConsoleLinesLeftOut, 8000, 4000 + logger.Lines);
    }

    [Fact]
    public void Rows_and_output_of_many_threads_are_all_in_the_log()
    {
        const int Threads = 4;
        const int Lines = 2000;
        System.Console.SetOut(TextWriter.Null);
        Run run = Wandb.Init(Options(rowBufferBytes: 1 << 20, output: new ConsoleOutputOptions { MaxBytesPerSecond = long.MaxValue }));
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
        {
            for (int line = 0; line < Lines; line++)
            {
                System.Console.WriteLine($"{thread} {line}");
                run.Log("value", line);
            }
        });
        RunReceipt receipt = run.Finish();

        Assert.Equal((Threads * Lines, 0L), (receipt.Kept, receipt.Dropped));
        // What the log thread does not follow is left out and told, never waited for.
        string[] printed = [.. Entries(run.LogPath!).Where(entry => entry.StartsWith("out:", StringComparison.Ordinal)).SelectMany(entry => entry[4..].Split('\n', StringSplitOptions.RemoveEmptyEntries))];
        Assert.Equal(Threads * Lines, printed.Length + receipt.ConsoleLinesLeftOut);
        for (int thread = 0; thread < Threads; thread++)
        {
            int[] own = [.. printed.Where(text => text.StartsWith($"{thread} ", StringComparison.Ordinal)).Select(text => int.Parse(text.AsSpan(2), CultureInfo.InvariantCulture))];
            Assert.Equal(own.Order(), own);
        }
    }

    private static List<string> Entries(string log)
    {
        List<string> entries = [];
        foreach (Record record in LogDecoder.Decode(log))
        {
            if (record.OutputRaw is { } raw)
                entries.Add((raw.OutputType == OutputRawRecord.Types.OutputType.Stderr ? "err:" : "out:") + raw.Line);
            else if (record.OutputLogger is { } logger)
                entries.Add("log:" + logger.Line);
            else if (record.History is not null)
                entries.Add("row");
        }
        return entries;
    }

    private RunOptions Options(
        string id = "test", bool quiet = true, ConsoleMode? mode = null, string? variable = null, RunMode runMode = RunMode.Offline,
        ConsoleOutputOptions? output = null, ILogger? logger = null, int rowBufferBytes = 1 << 20) => new()
        {
            Project = "tests",
            RunId = id,
            Directory = _directory.Path,
            Mode = runMode,
            Quiet = quiet,
            Reinit = Reinit.CreateNew,
            Console = mode,
            ConsoleOutput = output ?? new ConsoleOutputOptions(),
            Logger = logger ?? NullLogger.Instance,
            RowBufferBytes = rowBufferBytes,
            SystemMetricsInterval = TimeSpan.Zero,
            EnvironmentVariable = name => name == "WANDB_CONSOLE" ? variable : null,
        };

    private sealed class ConsoleLogger : ILogger
    {
        private readonly Lock _lock = new();
        private long _lines;

        public long Lines
        {
            get
            {
                lock (_lock)
                    return _lines;
            }
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Say(formatter(state, exception));

        public void Say(string text)
        {
            lock (_lock)
            {
                _lines++;
                System.Console.Error.WriteLine(text);
            }
        }
    }
}
