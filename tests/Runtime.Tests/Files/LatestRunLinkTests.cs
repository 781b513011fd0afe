using Instrument.Files;
using Instrument.Settings;
using Instrument.Testing;
using Instrument.TransactionLog;

namespace Instrument.Runtime.Tests.Files;

public sealed class LatestRunLinkTests : IDisposable
{
    private readonly TemporaryDirectory _wandb = new();

    public void Dispose() => _wandb.Dispose();

    private string Link => _wandb.File("latest-run");

    [Fact]
    public void It_points_to_the_bare_name_so_that_the_folder_can_be_moved()
    {
        Directory.CreateDirectory(_wandb.File("run-1"));

        LatestRunLink.Point(_wandb.Path, _wandb.File("run-1"));

        Assert.Equal("run-1", new FileInfo(Link).LinkTarget);
        Assert.True(Directory.Exists(Link));
    }

    [Fact]
    public void A_later_run_replaces_it_also_when_the_earlier_one_is_gone()
    {
        LatestRunLink.Point(_wandb.Path, _wandb.File("run-1"));
        LatestRunLink.Point(_wandb.Path, _wandb.File("run-2"));
        Assert.Equal("run-2", new FileInfo(Link).LinkTarget);

        Directory.CreateDirectory(_wandb.File("run-3"));
        File.WriteAllText(_wandb.File("run-3/kept"), "");
        LatestRunLink.Point(_wandb.Path, _wandb.File("run-3"));
        LatestRunLink.Point(_wandb.Path, _wandb.File("run-4"));

        Assert.Equal("run-4", new FileInfo(Link).LinkTarget);
        Assert.True(File.Exists(_wandb.File("run-3/kept")));
    }

    [Fact]
    public void A_directory_that_a_user_put_there_is_left_alone()
    {
        Directory.CreateDirectory(Link);
        File.WriteAllText(Path.Combine(Link, "mine"), "kept");

        LatestRunLink.Point(_wandb.Path, _wandb.File("run-1"));

        Assert.Null(new FileInfo(Link).LinkTarget);
        Assert.Equal("kept", File.ReadAllText(Path.Combine(Link, "mine")));
    }

    [Fact]
    public void A_file_that_a_user_put_there_is_left_alone()
    {
        File.WriteAllText(Link, "kept");

        LatestRunLink.Point(_wandb.Path, _wandb.File("run-1"));

        Assert.Equal("kept", File.ReadAllText(Link));
    }

    [Fact]
    public void What_cannot_be_linked_is_left_out() => LatestRunLink.Point(_wandb.File("missing"), _wandb.File("missing/run-1"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_run_has_a_link_unless_it_is_switched_off(bool symlink)
    {
        RunSettings settings = new()
        {
            Mode = RunMode.Offline,
            RunId = "a",
            HasGivenRunId = true,
            Project = "tests",
            RootDirectory = _wandb.Path,
            Host = "box",
            Symlink = symlink,
        };
        RunDirectory directory = RunDirectory.Create(settings, DateTimeOffset.UnixEpoch, out LogWriter log);
        log.Dispose();

        Assert.Equal(symlink ? Path.GetFileName(directory.Path) : null, new FileInfo(_wandb.File("wandb/latest-run")).LinkTarget);
    }
}
