using Instrument.Reading;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Details;

/// <summary>Files that are saved with a run.</summary>
public sealed class RunSaveTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Run _run;

    public RunSaveTests()
    {
        _run = TestRun.Start(_directory.Path);
        foreach (string path in new[] { "results/a.json", "results/deep/b.json", "results/c.txt" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_directory.File(path))!);
            File.WriteAllText(_directory.File(path), path);
        }
    }

    public void Dispose()
    {
        _run.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_file_keeps_its_place_below_the_base()
    {
        string saved = Assert.Single(_run.Save(_directory.File("results/deep/b.json"), _directory.File("results"), RunFilePolicy.End));

        Assert.Equal("results/deep/b.json", File.ReadAllText(saved));
        Assert.Equal(("deep/b.json", RunFilePolicy.End), Files().Single());
    }

    [Fact]
    public void A_full_path_without_a_base_keeps_its_folder()
    {
        _run.Save(_directory.File("results/a.json"), policy: RunFilePolicy.Now);

        Assert.Equal(("results/a.json", RunFilePolicy.Now), Files().Single());
    }

    [Theory]
    [InlineData("results/*.json", "results/a.json")]
    [InlineData("results/**/*.json", "results/a.json results/deep/b.json")]
    [InlineData("results/?.*", "results/a.json results/c.txt")]
    [InlineData("results/[ab].json", "results/a.json")]
    [InlineData("results/nothing.*", "")]
    [InlineData("missing", "")]
    public void A_pattern_saves_what_matches(string pattern, string expected)
    {
        _run.Save(_directory.File(pattern), _directory.Path, RunFilePolicy.Now);

        Assert.Equal(expected, string.Join(' ', Files().Select(file => file.Path)));
    }

    [Fact]
    public void What_is_written_later_is_saved_too()
    {
        string saved = _run.Save(_directory.File("results/a.json")).Single();

        File.WriteAllText(_directory.File("results/a.json"), "later");

        Assert.Equal("later", File.ReadAllText(saved));
    }

    [Fact]
    public void Saving_again_is_fine_and_a_file_of_the_runs_own_folder_stays_where_it_is()
    {
        _run.Save(_directory.File("results/a.json"));
        string saved = _run.Save(_directory.File("results/a.json")).Single();
        string own = Path.Combine(_run.Directory!, "files", "own.txt");
        File.WriteAllText(own, "own");

        Assert.Equal(own, _run.Save(own, Path.Combine(_run.Directory!, "files")).Single());
        Assert.Equal(("results/a.json", "own"), (File.ReadAllText(saved), File.ReadAllText(own)));
    }

    [Fact]
    public void What_is_not_below_the_base_is_refused()
    {
        ArgumentException outside = Assert.Throws<ArgumentException>(() => _run.Save(_directory.File("results/a.json"), _directory.File("results/deep")));
        Assert.Contains("base path", outside.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _run.Save(_directory.File("results"), _directory.File("results")));
        Assert.Throws<ArgumentException>(() => _run.Save("s3://bucket/a"));
        Assert.Throws<ArgumentException>(() => _run.Save(" "));
        Assert.Empty(Files());
    }

    [Fact]
    public void After_the_end_nothing_can_be_saved()
    {
        _run.Finish();

        Assert.Throws<ObjectDisposedException>(() => _run.Save(_directory.File("results/a.json")));
    }

    private (string Path, RunFilePolicy Policy)[] Files()
    {
        _run.Finish();
        using RunReader reader = RunReader.Open(_run.LogPath!);
        return [.. reader.ReadFiles().Select(file => (file.Path, file.Policy))];
    }
}
