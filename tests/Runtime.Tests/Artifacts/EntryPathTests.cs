using Instrument.Artifacts;

namespace Instrument.Runtime.Tests.Artifacts;

public sealed class EntryPathTests
{
    [Theory]
    [InlineData("a.txt", "a.txt")]
    [InlineData(" a ", " a ")]
    [InlineData("é.txt", "é.txt")]
    [InlineData("..x", "..x")]
    [InlineData("x..", "x..")]
    [InlineData("~/.x", "~/.x")]
    [InlineData("ab:c", "ab:c")]
    [InlineData("a//b", "a/b")]
    [InlineData("a/./b", "a/b")]
    [InlineData("a/b/", "a/b")]
    [InlineData("./a", "a")]
    public void Paths_are_brought_into_one_form(string path, string normal)
    {
        Assert.Equal(normal, EntryPath.Normalize(path, windows: false));
        Assert.Equal(normal, EntryPath.Normalize(path, windows: true));
    }

    [Fact]
    public void A_backslash_separates_folders_on_Windows() => Assert.Equal("a/b", EntryPath.Normalize(@"a\b", windows: true));

    // The official client keeps it elsewhere, and its artifact then cannot be downloaded on Windows.
    [Fact]
    public void A_backslash_is_refused_elsewhere() => Assert.Throws<ArgumentException>(() => EntryPath.Normalize(@"a\b", windows: false));

    [Theory]
    [InlineData("a:b")]
    [InlineData("C:x")]
    [InlineData(@"C:\x")]
    [InlineData("/a")]
    [InlineData("//a")]
    [InlineData(@"\a")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("/")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData(@"a\..\b")]
    [InlineData("a\nb")]
    public void Paths_that_lead_elsewhere_are_refused_on_every_system(string path)
    {
        Assert.Throws<ArgumentException>(() => EntryPath.Normalize(path, windows: false));
        Assert.Throws<ArgumentException>(() => EntryPath.Normalize(path, windows: true));
    }
}
