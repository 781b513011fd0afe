using Instrument.Artifacts;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Artifacts;

public sealed class ArtifactTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_folder_is_added_with_all_that_is_below_it()
    {
        Write("data/file1.txt", "hello");
        Write("data/nest/file2.txt", "my");
        Write("data/nest/nest/file3.txt", "dude");
        Directory.CreateDirectory(_directory.File("data/empty"));
        using Artifact artifact = New();
        artifact.AddDirectory(_directory.File("data"));
        Assert.Equal("72414374bfd4b0f60a116e7267845f71", artifact.Digest);
        Assert.Equal(11, artifact.Size);
        using Artifact below = New();
        below.AddDirectory(_directory.File("data"), new ArtifactDirectoryOptions { Name = "top", Parallelism = 1 });
        Assert.Equal("f718baf2d4c910dc6ccd0d9c586fa00f", below.Digest);
    }

    [Fact]
    public void Patterns_choose_files()
    {
        foreach (string path in new[] { "a.txt", "b.bin", "x/a.txt", "x/y/a.txt", "x/y/c.bin", "z/a.txt" })
            Write("data/" + path, path);
        Assert.Equal(["a.txt", "x/a.txt", "x/y/a.txt", "z/a.txt"], Added(include: ["*.txt"]));
        Assert.Equal(["x/a.txt", "x/y/a.txt", "x/y/c.bin"], Added(include: ["x/**"]));
        Assert.Equal(["x/a.txt", "z/a.txt"], Added(include: ["*/a.txt"]));
        Assert.Equal(["a.txt", "b.bin"], Added(exclude: ["*/**"]));
        Assert.Equal(["b.bin"], Added(include: ["*.bin"], exclude: ["x/**/*.bin"]));
    }

    [Fact]
    public void Symbolic_links_are_followed_or_left_out_or_refused()
    {
        Write("data/a.txt", "a");
        Write("other/b.txt", "b");
        Directory.CreateSymbolicLink(_directory.File("data/link"), _directory.File("other"));
        Assert.Equal(["a.txt", "link/b.txt"], Added());
        using Artifact skipping = New();
        skipping.AddDirectory(_directory.File("data"), new ArtifactDirectoryOptions { Symlinks = SymlinkPolicy.Skip });
        Assert.Equal(["a.txt"], skipping.Entries.Select(entry => entry.Path));
        using Artifact refusing = New();
        Assert.Throws<IOException>(() => refusing.AddDirectory(_directory.File("data"), new ArtifactDirectoryOptions { Symlinks = SymlinkPolicy.Refuse }));
        Directory.CreateSymbolicLink(_directory.File("data/self"), _directory.File("data"));
        using Artifact endless = New();
        Assert.Throws<IOException>(() => endless.AddDirectory(_directory.File("data")));
        Assert.Empty(endless.Entries);
    }

    [Fact]
    public void A_path_is_taken_once_unless_the_content_is_the_same()
    {
        Write("a.txt", "a");
        Write("b.txt", "b");
        using Artifact artifact = New();
        artifact.AddFile(_directory.File("a.txt"));
        artifact.AddFile(_directory.File("a.txt"));
        Assert.Throws<InvalidOperationException>(() => artifact.AddFile(_directory.File("b.txt"), "a.txt"));
        artifact.AddFile(_directory.File("b.txt"), "a.txt", overwrite: true);
        ArtifactEntry entry = Assert.Single(artifact.Entries);
        Assert.Equal("b", File.ReadAllText(entry.LocalPath!));
        Assert.Single(Staged());
    }

    [Fact]
    public void A_folder_of_which_a_file_cannot_be_added_adds_nothing()
    {
        Write("data/a.txt", "a");
        Write("data/b.txt", "b");
        File.CreateSymbolicLink(_directory.File("data/c.txt"), _directory.File("missing"));
        using Artifact artifact = New();
        Assert.Throws<FileNotFoundException>(() => artifact.AddDirectory(_directory.File("data")));
        Assert.Empty(artifact.Entries);
        Assert.Empty(Staged());
        Assert.Throws<DirectoryNotFoundException>(() => artifact.AddDirectory(_directory.File("none")));
    }

    [Fact]
    public async Task A_new_file_is_an_entry_when_its_stream_is_closed()
    {
        using Artifact artifact = New();
        Stream stream = artifact.NewFile("a/b.txt");
        stream.Write("hello"u8);
        Assert.Empty(artifact.Entries);
        Assert.Throws<InvalidOperationException>(() => artifact.ToDraft(null, null));
        Assert.Throws<InvalidOperationException>(() => artifact.NewFile("a/b.txt"));
        stream.Dispose();
        stream.Dispose();
        ArtifactEntry entry = Assert.Single(artifact.Entries);
        Assert.Equal(("a/b.txt", "XUFAKrxLKna5cZ2REBfFkg==", true), (entry.Path, entry.Digest, entry.SkipCache));
        await using (Stream again = artifact.NewFile("a/b.txt", overwrite: true))
            await again.WriteAsync("my"u8.ToArray());
        Assert.Equal(2, Assert.Single(artifact.Entries).Size);
    }

    [Fact]
    public void Files_and_folders_are_removed()
    {
        Write("data/a.txt", "a");
        Write("data/x/b.txt", "b");
        Write("data/x/c.txt", "c");
        using Artifact artifact = New();
        artifact.AddDirectory(_directory.File("data"));
        artifact.Remove("x");
        Assert.Equal(["a.txt"], artifact.Entries.Select(entry => entry.Path));
        artifact.Remove("a.txt");
        Assert.Empty(artifact.Entries);
        Assert.Empty(Staged());
        Assert.Throws<KeyNotFoundException>(() => artifact.Remove("a.txt"));
    }

    [Fact]
    public void A_logged_artifact_does_not_change_any_more()
    {
        Write("a.txt", "a");
        Artifact artifact = New();
        artifact.AddFile(_directory.File("a.txt"));
        ArtifactDraft draft = artifact.ToDraft(["best"], ["raw"]);
        Assert.Equal(["latest", "best"], draft.Aliases);
        Assert.Equal(["raw"], draft.Tags);
        Assert.True(artifact.IsLogged);
        Assert.Throws<InvalidOperationException>(() => artifact.AddFile(_directory.File("a.txt"), "b.txt"));
        Assert.Throws<InvalidOperationException>(() => artifact.Remove("a.txt"));
        Assert.Throws<InvalidOperationException>(() => artifact.SetMetadata(new Dictionary<string, object?> { ["a"] = 1 }));
        Assert.Throws<InvalidOperationException>(() => artifact.ToDraft(null, null));
        artifact.Dispose();
        Assert.Single(Staged());
    }

    [Fact]
    public void A_disposed_artifact_leaves_nothing_behind()
    {
        Write("a.txt", "a");
        Artifact artifact = New();
        artifact.AddFile(_directory.File("a.txt"));
        artifact.Dispose();
        Assert.Empty(Staged());
        Assert.True(File.Exists(_directory.File("a.txt")));
    }

    [Fact]
    public void A_path_cannot_be_file_and_folder()
    {
        Write("a", "a");
        using Artifact artifact = New();
        artifact.AddFile(_directory.File("a"), "x/y");
        artifact.AddFile(_directory.File("a"), "x");
        Assert.Throws<InvalidOperationException>(() => artifact.ToDraft(null, null));
        Assert.False(artifact.IsLogged);
    }

    [Fact]
    public void Metadata_is_an_object_without_infinities()
    {
        using Artifact artifact = New();
        artifact.SetMetadata(new Dictionary<string, object?> { ["rows"] = 3, ["nan"] = double.NaN, ["nested"] = new Dictionary<string, object?> { ["x"] = new object?[] { 1, null } } });
        Assert.Equal("""{"rows":3,"nan":null,"nested":{"x":[1,null]}}""", artifact.Metadata);
        Assert.Throws<ArgumentException>(() => artifact.SetMetadata(new Dictionary<string, object?> { ["a"] = new[] { double.PositiveInfinity } }));
        Assert.Throws<ArgumentException>(() => artifact.SetMetadata(Enumerable.Range(0, 101).Select(i => KeyValuePair.Create($"{i}", (object?)i))));
        artifact.SetMetadata([]);
        Assert.Null(artifact.Metadata);
    }

    [Fact]
    public void Names_and_types_are_checked()
    {
        Assert.Throws<ArgumentException>(() => new Artifact("a b", "dataset"));
        Assert.Throws<ArgumentException>(() => new Artifact("a", "wandb-history"));
        Assert.Throws<ArgumentException>(() => new Artifact("a", "job"));
    }

    [Fact]
    public void A_time_to_live_has_the_numbers_of_the_wire()
    {
        Assert.Equal(0, default(ArtifactTtl).Seconds);
        Assert.Equal((-1, -2, 90), (ArtifactTtl.Inherited.Seconds, ArtifactTtl.Forever.Seconds, ArtifactTtl.After(TimeSpan.FromSeconds(90.9)).Seconds));
        Assert.Throws<ArgumentOutOfRangeException>(() => ArtifactTtl.After(TimeSpan.Zero));
    }

    [Fact]
    public void References_to_files_are_digested_where_they_are()
    {
        Write("data/file1.txt", "hello");
        Write("data/nest/file2.txt", "my");
        using Artifact artifact = New();
        artifact.AddReference(new Uri(_directory.File("data")).AbsoluteUri, "top");
        Assert.Equal(["top/file1.txt", "top/nest/file2.txt"], artifact.Entries.Select(entry => entry.Path));
        Assert.All(artifact.Entries, entry => Assert.True(entry.IsReference && entry.LocalPath is null));
        Assert.Equal("XUFAKrxLKna5cZ2REBfFkg==", artifact.Entries[0].Digest);
        Assert.Throws<ArgumentException>(() => artifact.AddReference("file:///no/such/file"));
        Assert.Empty(Staged());
    }

    private string[] Added(string[]? include = null, string[]? exclude = null)
    {
        using Artifact artifact = New();
        artifact.AddDirectory(_directory.File("data"), new ArtifactDirectoryOptions { Include = include ?? [], Exclude = exclude ?? [] });
        return [.. artifact.Entries.Select(entry => entry.Path)];
    }

    private Artifact New() => new("iris", "dataset", TestPaths.In(_directory), TimeProvider.System);

    private string[] Staged() => Directory.Exists(TestPaths.In(_directory).Staging)
        ? Directory.GetFiles(TestPaths.In(_directory).Staging, "*", SearchOption.AllDirectories)
        : [];

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_directory.File(path))!);
        File.WriteAllText(_directory.File(path), text);
    }
}
