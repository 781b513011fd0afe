using Google.Protobuf.WellKnownTypes;
using Instrument.Records;
using Instrument.Shipping.Documents;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>Console records as lines (docs/wire/sdk-surface.md §5.2).</summary>
public sealed class ConsoleStateTests
{
    private readonly List<string> _finished = [];
    private readonly ConsoleState _console;

    public ConsoleStateTests() => _console = new ConsoleState(DateTimeOffset.UnixEpoch, line => _finished.Add(line.Text));

    [Theory]
    [InlineData("plain\n", "plain")]
    [InlineData("no end", "no end")]
    [InlineData("one\ntwo", "one", "two")]
    [InlineData("10%\r20%\r30%\n", "30%")]
    [InlineData("longer text\rshort\n", "shortr text")]
    [InlineData("a\n\n\nb", "a", "", "", "b")]
    [InlineData("a\n\n\n", "a")]
    [InlineData("one\ntwo\e[A\rONE\e[B\rTWO", "ONE", "TWO")]
    [InlineData("one\ntwo\e[1A\rONE", "one", "ONE\e[1A")]
    [InlineData("\e[31mred\e[0m\e[2K", "\e[31mred\e[0m\e[2K")]
    [InlineData("\e\e[A", "\e\e[A")]
    [InlineData("a\e[Bb", "a", " b")]
    [InlineData("top\e[A\e[A\rTOP", "TOP")]
    [InlineData("ends in blanks  \n", "ends in blanks")]
    [InlineData("dots...\rdot   ", "dot   .")]
    [InlineData("dots...\rdot    ", "dot    ")]
    public void A_terminal_shows_lines(string written, params string[] lines)
    {
        Output(written);

        Assert.Equal(lines, Changed());
    }

    [Fact]
    public void A_sequence_may_be_spread_over_writes()
    {
        Output("one\ntwo\e");
        Output("[");
        Output("A\rONE");

        Assert.Equal(["ONE", "two"], Changed());
    }

    [Fact]
    public void Two_streams_share_the_lines_and_keep_their_own_cursors()
    {
        Output("mixed");
        Error("err between\n");
        Output(" rest of stdout\n");
        Error("\rnext");

        Assert.Equal(["mixed rest of stdout", "err between", "next"], Changed());
    }

    [Fact]
    public void A_line_that_was_taken_comes_again_when_it_changes()
    {
        Output("10%");
        Error("e");
        Assert.Equal(["10%", "e"], Changed());

        Output("\r10%");
        Assert.Empty(Changed());
        Output("\r20%");
        Assert.Equal(["20%"], Changed());
    }

    [Fact]
    public void Only_the_last_lines_of_both_streams_can_change()
    {
        Error("bar 1");
        Output(string.Concat(Enumerable.Range(0, 31).Select(line => $"{line}\n")));
        Error("\rbar 2");
        Assert.Equal("bar 2", Changed()[0]);
        Assert.Empty(_finished);

        Output("one more\n");
        Assert.Equal(["bar 2"], _finished);
        Error("\rbar 3");
        Assert.Equal(["one more"], Changed());
    }

    [Fact]
    public void Lines_are_numbered_and_finish_in_order_and_none_is_kept()
    {
        for (int line = 0; line < 1000; line++)
        {
            Output($"line {line}\n");
            Assert.Equal(line, _console.NextChanged!.Number);
            _console.TakeChanged();
        }
        Assert.Equal(1000 - TerminalEmulator.Height, _finished.Count);
        Assert.Equal(0, _console.ChangedLines);

        _console.Finish();
        Assert.Equal(Enumerable.Range(0, 1000).Select(line => $"line {line}"), _finished);
    }

    [Fact]
    public void A_captured_line_is_cut_at_characters_not_at_code_units()
    {
        Output(string.Concat(Enumerable.Repeat("🎉", 5000)));

        Assert.Equal(string.Concat(Enumerable.Repeat("🎉", ConsoleState.MaxColumns)), Changed().Single());
    }

    [Fact]
    public void Text_for_the_log_is_taken_as_it_is()
    {
        string line = new string('x', 5000) + "\r\e[Ax";
        Output("open");
        _console.Apply(new OutputLoggerRecord { Line = line + "\nsecond\n" });
        Output(" line");

        Assert.Equal(["open line", line, "second"], Changed());
    }

    [Fact]
    public void Output_of_old_clients_counts_too()
    {
        _console.Apply(new OutputRecord { OutputType = OutputRecord.Types.OutputType.Stdout, Line = "line one\n" });
        _console.Apply(new OutputRecord { Line = "error" });

        Assert.False(_console.NextChanged!.IsError);
        Assert.Equal(["line one", "error"], Changed());
    }

    [Fact]
    public void A_line_has_the_time_of_the_record_that_began_it()
    {
        _console.Apply(new OutputLoggerRecord { Line = "before any time" });
        Output("a", second: 5);
        Output("b\nc", second: 6);
        _console.Apply(new OutputLoggerRecord { Line = "log" });

        List<long> times = [];
        while (_console.NextChanged is { } line)
        {
            times.Add(line.Time.ToUnixTimeSeconds());
            _console.TakeChanged();
        }
        Assert.Equal([0, 5, 6, 6], times);
    }

    [Fact]
    public void Text_for_the_log_has_the_time_and_the_mark_of_an_error_that_its_record_states()
    {
        _console.Apply(new OutputLoggerRecord { Line = "log", Timestamp = new Timestamp { Seconds = 7 }, IsError = true });

        Assert.Equal((7, true), (_console.NextChanged!.Time.ToUnixTimeSeconds(), _console.NextChanged.IsError));
    }

    [Fact]
    public void Taking_where_nothing_waits_is_a_mistake_of_the_caller() => Assert.Throws<InvalidOperationException>(_console.TakeChanged);

    private void Output(string text, long second = 0) => _console.Apply(new OutputRawRecord
    {
        OutputType = OutputRawRecord.Types.OutputType.Stdout,
        Timestamp = new Timestamp { Seconds = second },
        Line = text,
    });

    private void Error(string text) => _console.Apply(new OutputRawRecord { Line = text });

    private List<string> Changed()
    {
        List<string> lines = [];
        while (_console.NextChanged is { } line)
        {
            lines.Add(line.Text);
            _console.TakeChanged();
        }
        return lines;
    }
}
