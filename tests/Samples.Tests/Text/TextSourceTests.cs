using CharModel;
using CharModel.Text;

namespace Instrument.Samples.Tests.Text;

public sealed class TextSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("instrument-samples-").FullName;

    [Fact]
    public void A_folder_gives_its_texts_in_ordinal_order_without_build_output()
    {
        Write("b.md", "1\r\n");
        Write("B.cs", "2");
        Write("a/c.txt", "3");
        Write("a/image.png", "no text");
        Write("obj/generated.cs", "build output");
        Write("a/bin/readme.md", "build output");

        TextSource source = TextSource.Read(_folder);

        Assert.Equal(["2", "3", "1\n"], source.Files);
        Assert.Equal(4, source.Characters);
    }

    [Fact]
    public void A_file_of_any_kind_is_read()
    {
        Write("story", "once");

        Assert.Equal(["once"], TextSource.Read(Path.Combine(_folder, "story")).Files);
    }

    [Fact]
    public void By_default_the_repository_is_read()
    {
        TextSource source = TextSource.Read(path: null);

        Assert.Contains(source.Files, text => text.Contains("class MetricAttribute", StringComparison.Ordinal));
    }

    [Fact]
    public void A_path_that_does_not_exist_is_refused()
    {
        UsageException e = Assert.Throws<UsageException>(() => TextSource.Read(Path.Combine(_folder, "nowhere")));

        Assert.StartsWith("--text must name a file or a folder", e.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string path, string text)
    {
        string file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
