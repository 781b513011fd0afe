using Instrument.Shipping.Documents;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>The console's text in the run's folder.</summary>
public sealed class OutputLogWriterTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_file_has_its_name_only_when_it_is_whole()
    {
        using OutputLogWriter writer = new(_directory.File("files"), label: null);
        writer.Write(Line("one ü"));
        writer.Write(Line(""));
        Assert.False(File.Exists(_directory.File("files/output.log")));

        Assert.Equal(new RunFileWriteResult("output.log", null), writer.Finish());
        Assert.Equal("one ü\n\n"u8, File.ReadAllBytes(_directory.File("files/output.log")));
        Assert.Single(Directory.GetFiles(_directory.File("files")));
    }

    [Fact]
    public void An_earlier_file_is_replaced()
    {
        File.WriteAllText(_directory.File("output.log"), "a much longer text of an earlier attempt");
        using OutputLogWriter writer = new(_directory.Path, label: null);
        writer.Write(Line("new"));
        writer.Finish();

        Assert.Equal("new\n", File.ReadAllText(_directory.File("output.log")));
    }

    [Fact]
    public void Without_a_line_there_is_no_file()
    {
        using OutputLogWriter writer = new(_directory.Path, label: null);

        Assert.Null(writer.Finish());
        Assert.Empty(Directory.GetFileSystemEntries(_directory.Path));
    }

    [Theory]
    [InlineData("rank_0", "output_rank_0.log")]
    [InlineData("a/../b:c", "output_a_.._b_c.log")]
    [InlineData(" x.\u0007. ", "output_x.log")]
    [InlineData("com1", "output_com1_safe.log")]
    public void A_label_is_made_safe_for_a_name(string label, string name)
    {
        using OutputLogWriter writer = new(_directory.Path, label);

        Assert.Equal(name, writer.Name);
    }

    [Fact]
    public void A_disk_that_fails_is_told_at_the_end()
    {
        // A file where the folder should be.
        File.WriteAllText(_directory.File("files"), "");
        using OutputLogWriter writer = new(_directory.File("files"), label: null);
        writer.Write(Line("a"));
        writer.Write(Line("b"));

        Assert.False(writer.Finish()!.Value.Succeeded);
    }

    private static OutputLine Line(string text)
    {
        OutputLine line = new(0, isError: false, DateTimeOffset.UnixEpoch);
        line.Set(text);
        return line;
    }
}
