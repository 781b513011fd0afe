using Instrument.ConsoleCapture;
using Instrument.Records;
using Instrument.Rows;
using Instrument.Settings;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.ConsoleCapture;

public sealed class ConsoleRecorderTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly List<Record> _records = [];
    private RowAppendResult _answer = RowAppendResult.Kept;

    [Fact]
    public void A_line_is_a_record_when_it_has_ended_with_the_time_at_which_it_was_begun()
    {
        ConsoleRecorder recorder = Recorder();
        Out(recorder, "lo");
        _time.Advance(TimeSpan.FromMilliseconds(50));
        Out(recorder, "ss 0");
        Out(recorder, ".5", "\n");
        Out(recorder, "next", "\n");

        Assert.Equal(["out:loss 0.5\n", "out:next\n"], Texts());
        Assert.Equal(new ManualTimeProvider().GetUtcNow(), _records[0].OutputRaw.Timestamp.ToDateTimeOffset());
        Assert.Equal(_time.GetUtcNow(), _records[1].OutputRaw.Timestamp.ToDateTimeOffset());
    }

    [Fact]
    public void Characters_do_not_become_records_each()
    {
        ConsoleRecorder recorder = Recorder();
        for (int i = 0; i < 1000; i++)
            Out(recorder, i % 100 == 99 ? "\n" : "x");

        Assert.Equal(Enumerable.Repeat("out:" + new string('x', 99) + "\n", 10), Texts());
    }

    [Fact]
    public void An_unfinished_line_is_a_record_a_little_later()
    {
        ConsoleRecorder recorder = Recorder();
        Out(recorder, "\r10%");
        _time.Advance(TimeSpan.FromMilliseconds(30));
        Out(recorder, "\r20%");
        _time.Advance(TimeSpan.FromMilliseconds(69));
        Assert.Empty(_records);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["out:\r10%\r20%"], Texts());

        Out(recorder, "\r30%");
        _time.Advance(ConsoleRecorder.UnfinishedLineDelay);
        Assert.Equal(["out:\r10%\r20%", "out:\r30%"], Texts());
    }

    [Fact]
    public void The_streams_keep_their_order()
    {
        ConsoleRecorder recorder = Recorder();
        Out(recorder, "mixed");
        Error(recorder, "err between", "\n");
        Out(recorder, " rest", "\n");
        Error(recorder, "e");
        Out(recorder, "o");
        Error(recorder, "r");
        recorder.Stop(Append);

        Assert.Equal(["out:mixed", "err:err between\n", "out: rest\n", "err:e", "out:o", "err:r"], Texts());
    }

    [Fact]
    public void A_character_that_two_writes_make_stays_whole_across_a_write_to_the_other_stream_and_a_pause()
    {
        ConsoleRecorder recorder = Recorder();
        Out(recorder, "a\ud83c");
        Error(recorder, "b\ud83c");
        _time.Advance(TimeSpan.FromSeconds(1));
        Out(recorder, "\udf89", "\n");
        Error(recorder, "\udf89", "\n");

        Assert.Equal(["out:a", "err:b", "out:🎉\n", "err:🎉\n"], Texts());
    }

    [Fact]
    public void A_long_write_is_several_records_of_whole_lines()
    {
        ConsoleRecorder recorder = Recorder();
        string text = string.Concat(Enumerable.Range(0, 5000).Select(line => $"line {line}\n"));
        Out(recorder, text);

        Assert.All(_records, record => Assert.True(record.OutputRaw.Line.Length <= OutputChunk.MaxLength && record.OutputRaw.Line.EndsWith('\n')));
        Assert.Equal(text, string.Concat(_records.Select(record => record.OutputRaw.Line)));
    }

    [Fact]
    public void The_end_takes_what_is_left_and_nothing_after_it()
    {
        ConsoleRecorder recorder = Recorder();
        Out(recorder, "unfinished\ud83c");
        _answer = RowAppendResult.Full;
        OutputAccount account = recorder.Stop(record =>
        {
            _records.Add(record);
            return RowAppendResult.Kept;
        });
        Out(recorder, "later", "\n");
        recorder.AddLast("later");
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["out:unfinished\ud83c"], Texts());
        Assert.Equal(new OutputAccount(13, 0, 0), account);
    }

    [Fact]
    public void Output_beyond_the_rate_is_counted_and_a_line_tells_where_it_is_missing()
    {
        ConsoleRecorder recorder = Recorder(maxBytesPerSecond: 10);
        for (int line = 0; line < 50; line++)
            Out(recorder, $"line {line:D4}", "\n");
        _time.Advance(TimeSpan.FromSeconds(2));
        Out(recorder, "later", "\n");
        OutputAccount account = recorder.Stop(Append);

        Assert.Equal(
            [
                .. Enumerable.Range(0, 10).Select(line => $"out:line {line:D4}\n"),
                "log:instrument: 40 lines of console output (400 bytes) are left out here: more than 10 bytes came in a second",
                "out:later\n",
            ],
            Texts());
        Assert.Equal(new OutputAccount(106, 400, 40), account);
    }

    [Fact]
    public void Output_beyond_the_runs_bytes_is_told_at_once_and_counted_at_the_end()
    {
        ConsoleRecorder recorder = Recorder(maxBytes: 25);
        for (int line = 0; line < 5; line++)
            Out(recorder, $"line {line:D4}", "\n");
        Assert.Equal("log:instrument: console output is left out from here on: the run has the 25 bytes that it may have", Texts()[^1]);
        Assert.Equal(3, _records.Count);
        OutputAccount account = recorder.Stop(Append);

        Assert.Equal("log:instrument: 3 lines of console output (30 bytes) are left out here: the run has all the output that it may have", Texts()[^1]);
        Assert.Equal(new OutputAccount(20, 30, 3), account);
    }

    [Fact]
    public void What_a_full_buffer_refuses_is_left_out_and_told_when_there_is_room_again()
    {
        ConsoleRecorder recorder = Recorder();
        _answer = RowAppendResult.Full;
        Out(recorder, "one", "\n");
        Out(recorder, "two", "\n");
        _answer = RowAppendResult.Kept;
        Out(recorder, "three", "\n");

        Assert.Equal(["log:instrument: 2 lines of console output (8 bytes) are left out here: the log could not be written fast enough", "out:three\n"], Texts());
        Assert.Equal(new OutputAccount(6, 8, 2), recorder.Stop(Append));
    }

    [Fact]
    public void What_cannot_be_put_into_the_log_at_the_end_counts_as_left_out()
    {
        ConsoleRecorder recorder = Recorder();
        Out(recorder, "kept", "\n");
        Out(recorder, "unfinished");

        Assert.Equal(new OutputAccount(5, 10, 0), recorder.Stop(_ => RowAppendResult.Full));
    }

    [Fact]
    public void The_last_words_come_through_whatever_the_limits_are()
    {
        ConsoleRecorder recorder = Recorder(maxBytes: 1);
        Out(recorder, "flood", "\n");
        recorder.AddLast("Unhandled exception. " + new string('x', 9000) + "\n");
        OutputAccount account = recorder.Stop(Append);

        List<string> texts = Texts();
        Assert.Equal("Unhandled exception. " + new string('x', 9000) + "\n", string.Concat(texts.Where(text => text.StartsWith("err:", StringComparison.Ordinal)).Select(text => text[4..])));
        Assert.Equal(new OutputAccount(9022, 6, 1), account);
    }

    [Fact]
    public void The_key_of_the_account_is_taken_out()
    {
        const string Text = "0123456789012345678901234567890123456789";
        Assert.True(ApiKey.TryParse(Text, out ApiKey? key, out _));
        ConsoleRecorder recorder = Recorder(secret: key);
        Out(recorder, "WANDB_API_KEY=");
        Out(recorder, Text, "\n");

        Assert.Equal(["out:WANDB_API_KEY=***\n"], Texts());
    }

    [Fact]
    public void A_bug_ends_the_recording_and_not_the_program()
    {
        ConsoleRecorder recorder = new(Settings(), null, _time, _ => throw new InvalidOperationException("a bug"));
        Out(recorder, "one", "\n");
        Out(recorder, "two", "\n");
        recorder.AddLast("three");

        Assert.Equal("a bug", recorder.Fault!.Message);
        Assert.Equal(default, recorder.Stop(Append));
        Assert.Empty(_records);
    }

    private static ConsoleSettings Settings(long maxBytes = long.MaxValue, long maxBytesPerSecond = long.MaxValue) =>
        new(ConsoleMode.Wrap, maxBytes, maxBytesPerSecond, Parts: null, Finding: null);

    private ConsoleRecorder Recorder(long maxBytes = long.MaxValue, long maxBytesPerSecond = long.MaxValue, ApiKey? secret = null) =>
        new(Settings(maxBytes, maxBytesPerSecond), secret, _time, Append);

    private RowAppendResult Append(Record record)
    {
        if (_answer == RowAppendResult.Kept)
            _records.Add(record);
        return _answer;
    }

    private static void Out(ConsoleRecorder recorder, string text, string ending = "") => recorder.Hear(isError: false, text, ending);

    private static void Error(ConsoleRecorder recorder, string text, string ending = "") => recorder.Hear(isError: true, text, ending);

    private List<string> Texts() => [.. _records.Select(record => record.OutputLogger is { } logger
        ? "log:" + logger.Line
        : (record.OutputRaw.OutputType == OutputRawRecord.Types.OutputType.Stderr ? "err:" : "out:") + record.OutputRaw.Line)];
}
