using Instrument.Settings;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Settings;

public sealed class DefaultProjectTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Without_a_repository_it_is_uncategorized() => Assert.Equal("uncategorized", DefaultProject.Of(Make("plain/below")));

    [Fact]
    public void At_the_root_of_a_repository_it_is_the_roots_name()
    {
        Make("mnist/.git");

        Assert.Equal("mnist", DefaultProject.Of(_directory.File("mnist")));
    }

    [Fact]
    public void Below_the_root_the_way_down_is_added()
    {
        Make("mnist/.git");

        Assert.Equal("mnist-src_train", DefaultProject.Of(Make("mnist/src/train")));
    }

    [Fact]
    public void A_worktree_has_a_git_file_instead_of_a_directory()
    {
        File.WriteAllText(Path.Combine(Make("tree"), ".git"), "gitdir: elsewhere");

        Assert.Equal("tree", DefaultProject.Of(_directory.File("tree")));
    }

    [Fact]
    public void The_innermost_repository_counts()
    {
        Make("outer/.git");
        Make("outer/inner/.git");

        Assert.Equal("inner-x", DefaultProject.Of(Make("outer/inner/x")));
    }

    [Fact]
    public void Characters_that_a_project_cannot_have_are_replaced_and_the_end_is_cut()
    {
        Make("a#b%c/.git");
        Make(new string('l', 200) + "/.git");

        Assert.Equal("a_b_c", DefaultProject.Of(_directory.File("a#b%c")));
        string cut = DefaultProject.Of(_directory.File(new string('l', 200)));
        Assert.Equal(new string('l', 128), cut);
        RunNames.CheckProject(cut, default);
    }

    private string Make(string path) => Directory.CreateDirectory(_directory.File(path)).FullName;
}
