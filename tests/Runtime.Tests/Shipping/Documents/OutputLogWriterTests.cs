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
        using OutputLogWriter writer = new(_directory.File("files"), "output.log");
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
        using OutputLogWriter writer = new(_directory.Path, "output.log");
        writer.Write(Line("new"));
        writer.Finish();

        Assert.Equal("new\n", File.ReadAllText(_directory.File("output.log")));
    }

    [Fact]
    public void A_disk_that_fails_is_told_at_the_end()
    {
        // A file where the folder should be.
        File.WriteAllText(_directory.File("files"), "");
        using OutputLogWriter writer = new(_directory.File("files"), "output.log");
        writer.Write(Line("a"));
        writer.Write(Line("b"));

        Assert.False(writer.Finish().Succeeded);
    }

    private static OutputLine Line(string text)
    {
        OutputLine line = new(0, isError: false, DateTimeOffset.UnixEpoch);
        line.Set(text);
        return line;
    }
}
