using Instrument.Artifacts;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Artifacts;

public sealed class ArtifactStagingTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_captured_file_is_a_copy_that_keeps_its_content()
    {
        string source = _directory.File("source.txt");
        File.WriteAllText(source, "hello");
        ArtifactStaging staging = new(_directory.File("staging"));
        ArtifactEntry entry = staging.Capture(source, "a/b.txt", TimeProvider.System);
        File.WriteAllText(source, "changed");
        File.Delete(source);
        Assert.Equal(("a/b.txt", "XUFAKrxLKna5cZ2REBfFkg==", 5L), (entry.Path, entry.Digest, entry.Size));
        Assert.Equal("hello", File.ReadAllText(entry.LocalPath!));
        Assert.True(Path.IsPathFullyQualified(entry.LocalPath!));
    }

    [Fact]
    public void A_staged_file_is_no_link_to_the_original()
    {
        string source = _directory.File("source.txt");
        File.WriteAllText(source, "hello");
        string link = _directory.File("link.txt");
        File.CreateSymbolicLink(link, source);
        ArtifactEntry entry = new ArtifactStaging(_directory.File("staging")).Capture(link, "a", TimeProvider.System);
        Assert.Null(new FileInfo(entry.LocalPath!).LinkTarget);
        File.AppendAllText(source, " world");
        Assert.Equal("hello", File.ReadAllText(entry.LocalPath!));
    }

    [Fact]
    public void A_file_that_keeps_changing_is_refused()
    {
        string source = _directory.File("source.txt");
        File.WriteAllText(source, "hello");
        ArtifactStaging staging = new(_directory.File("staging"));
        int reads = 0;
        ChangingClock clock = new(() => File.AppendAllText(source, $"{reads++}"));
        IOException exception = Assert.Throws<IOException>(() => staging.Capture(source, "a", clock));
        Assert.Contains("changes while it is read", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_directory.File("staging"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        FileNotFoundException exception = Assert.Throws<FileNotFoundException>(
            () => new ArtifactStaging(_directory.File("staging")).Capture(_directory.File("none"), "a", TimeProvider.System));
        Assert.Contains(_directory.File("none"), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_folders_made_here_are_deleted_after_an_upload()
    {
        ArtifactStaging staging = new(_directory.File("staging"));
        string path = staging.NewPath();
        File.WriteAllText(path, "x");
        Assert.Equal(Path.GetDirectoryName(path), ArtifactStaging.FolderOf(path));
        Assert.Null(ArtifactStaging.FolderOf(_directory.File("tmp123")));
        Assert.Null(ArtifactStaging.FolderOf(_directory.File("instrument-x/1")));
        ArtifactEntry sealedEntry = ArtifactStaging.Seal(path, "x");
        Assert.Equal(1, sealedEntry.Size);
        staging.Delete();
        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
    }

    [Fact]
    public void Nobody_else_can_read_staged_files()
    {
        if (OperatingSystem.IsWindows())
            return;
        string path = new ArtifactStaging(_directory.File("staging")).NewPath();
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(path)!));
    }

    // Looked at between the two looks at the file: what happens then happens while it is read.
    private sealed class ChangingClock(Action change) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            change();
            return base.GetUtcNow();
        }
    }
}
