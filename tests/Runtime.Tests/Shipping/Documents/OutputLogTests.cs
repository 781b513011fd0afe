using Instrument.Settings;
using Instrument.Shipping.Documents;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>The console's lines in one file or in parts (docs/wire/sdk-surface.md §5.4, §5.5).</summary>
public sealed class OutputLogTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 7, 1, 30, 40, TimeSpan.Zero);

    private readonly TemporaryDirectory _directory = new();
    private long _number;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Without_a_line_there_is_no_file()
    {
        using OutputLog log = Log(parts: null);
        log.Finish();

        Assert.False(log.TryTakeClosed(out _));
        Assert.Empty(Directory.GetFileSystemEntries(_directory.Path));
    }

    [Theory]
    [InlineData(null, "output.log")]
    [InlineData("", "output.log")]
    [InlineData("rank_0", "output_rank_0.log")]
    [InlineData("a/../b:c", "output_a_.._b_c.log")]
    [InlineData(" x.\u0007. ", "output_x.log")]
    [InlineData("com1", "output_com1_safe.log")]
    public void One_file_is_named_after_the_label_made_safe_for_a_name(string? label, string name)
    {
        using OutputLog log = Log(parts: null, label);
        log.Write(Line("one", 0));
        log.Write(Line("two", 5000));
        log.Finish();

        Assert.Equal([name], Closed(log));
        Assert.Equal("one\ntwo\n", File.ReadAllText(_directory.File(name)));
    }

    [Fact]
    public void A_part_is_named_after_the_local_time_of_its_first_line_and_the_label()
    {
        TimeZoneInfo zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(-8), "test", "test");
        using OutputLog log = new(_directory.Path, "rank0", new ConsoleParts(0, TimeSpan.Zero), zone);
        log.Write(new OutputLine(0, isError: false, Start.AddTicks(1234567)));
        log.Write(Line("later", 3_600_000));
        log.Finish();

        Assert.Equal(["logs/output_rank0_20261121_230130_163456700.log"], Closed(log));
    }

    [Fact]
    public void A_part_that_has_reached_its_size_is_closed_before_the_next_line()
    {
        using OutputLog log = Log(new ConsoleParts(8, TimeSpan.Zero));
        log.Write(Line("123", 0));
        log.Write(Line("ü", 1));
        log.Write(Line("", 2));
        Assert.Empty(Closed(log));
        log.Write(Line("next", 3));

        string first = Assert.Single(Closed(log));
        Assert.Equal("123\nü\n\n", File.ReadAllText(_directory.File(first)));
        log.Finish();
        Assert.Equal("next\n", File.ReadAllText(_directory.File(Assert.Single(Closed(log)))));
    }

    [Fact]
    public void A_part_that_has_reached_its_age_is_closed_before_the_next_line()
    {
        using OutputLog log = Log(new ConsoleParts(0, TimeSpan.FromSeconds(2)));
        log.Write(Line("a", 0));
        log.Write(Line("b", 1999));
        Assert.Empty(Closed(log));
        log.Write(Line("c", 2000));

        Assert.Equal("a\nb\n", File.ReadAllText(_directory.File(Assert.Single(Closed(log)))));
    }

    [Fact]
    public void Parts_whose_lines_came_at_the_same_time_have_names_of_their_own_in_their_order()
    {
        using OutputLog log = Log(new ConsoleParts(1, TimeSpan.Zero));
        for (int line = 0; line < 20; line++)
            log.Write(Line($"{line}", 0));
        log.Finish();

        List<string> names = Closed(log);
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(Enumerable.Range(0, 20).Select(line => $"{line}\n"), names.Select(name => File.ReadAllText(_directory.File(name))));
    }

    [Fact]
    public void A_part_that_cannot_be_written_is_told_and_the_next_one_is_tried()
    {
        File.WriteAllText(_directory.File("logs"), "a file where the folder should be");
        using OutputLog log = Log(new ConsoleParts(1, TimeSpan.Zero));
        log.Write(Line("a", 0));
        log.Write(Line("b", 1));
        Assert.True(log.TryTakeClosed(out RunFileWriteResult first));
        File.Delete(_directory.File("logs"));
        log.Write(Line("c", 2));
        log.Finish();

        Assert.False(first.Succeeded);
        Assert.True(log.TryTakeClosed(out RunFileWriteResult second));
        Assert.False(second.Succeeded);
        Assert.Equal("c\n", File.ReadAllText(_directory.File(Assert.Single(Closed(log)))));
    }

    private OutputLog Log(ConsoleParts? parts, string? label = null) => new(_directory.Path, label, parts, TimeZoneInfo.Utc);

    private OutputLine Line(string text, int milliseconds)
    {
        OutputLine line = new(_number++, isError: false, Start.AddMilliseconds(milliseconds));
        line.Set(text);
        return line;
    }

    private static List<string> Closed(OutputLog log)
    {
        List<string> names = [];
        while (log.TryTakeClosed(out RunFileWriteResult file))
        {
            Assert.Null(file.Error);
            names.Add(file.Path);
        }
        return names;
    }
}
