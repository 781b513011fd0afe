using Instrument.Files;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Files;

public class SafePathTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("a.txt")]
    [InlineData("media/images/img odd/key:with*chars ünï_65_4a636fa1c4e27fa0d833.png")]
    [InlineData(".hidden")]
    [InlineData("..a/...b/c..")]
    [InlineData("a/ b /c.")]
    [InlineData("con/aux.txt")]
    [InlineData("日本/😀.bin")]
    [InlineData("key:a/b")]
    [InlineData("~/x")]
    public void Relative_paths_are_safe(string path) => Assert.Null(SafePath.Fault(path, windows: false));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/etc/passwd")]
    [InlineData("//server/share/x")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("a/..")]
    [InlineData("./x")]
    [InlineData("a/./x")]
    [InlineData("a//x")]
    [InlineData("a/")]
    [InlineData("C:/x")]
    [InlineData("c:x")]
    [InlineData("C:")]
    [InlineData("\\x")]
    [InlineData("a\\..\\..\\x")]
    [InlineData("\\\\server\\share\\x")]
    [InlineData("\\\\?\\C:\\x")]
    [InlineData("a\0.txt")]
    [InlineData("a\n.txt")]
    [InlineData("a\u001b[2J")]
    [InlineData("a\u007f")]
    [InlineData("a\u0085b")]
    [InlineData("\ud800")]
    [InlineData("a/\udc00/b")]
    public void Hostile_paths_are_refused_on_every_system(string path)
    {
        Assert.NotNull(SafePath.Fault(path, windows: false));
        Assert.NotNull(SafePath.Fault(path, windows: true));
    }

    [Theory]
    [InlineData("a/CON")]
    [InlineData("nul.txt")]
    [InlineData("Com1.log.gz")]
    [InlineData("LPT¹")]
    [InlineData("aux .txt")]
    [InlineData("a./b")]
    [InlineData("a /b")]
    [InlineData("a/b.")]
    [InlineData("file.txt:stream")]
    [InlineData("a*b")]
    [InlineData("a|b")]
    public void Names_that_mean_something_else_on_Windows_are_refused_there(string path)
    {
        Assert.Null(SafePath.Fault(path, windows: false));
        Assert.NotNull(SafePath.Fault(path, windows: true));
    }

    [Fact]
    public void A_path_longer_than_any_file_system_takes_is_refused()
    {
        Assert.Null(SafePath.Fault(new string('a', 4096), windows: false));
        Assert.NotNull(SafePath.Fault(new string('a', 4097), windows: false));
    }

    [Fact]
    public void A_safe_path_is_resolved_below_the_folder_whether_it_exists_or_not()
    {
        using TemporaryDirectory directory = new();
        Assert.True(SafePath.TryResolve(directory.Path, "a/b.txt", mayLinkOut: false, out string full, out string? fault));
        Assert.Equal(Path.Combine(directory.Path, "a", "b.txt"), full);
        Assert.Null(fault);
        Assert.True(SafePath.TryResolve(directory.Path + "/", "a/b.txt", mayLinkOut: false, out full, out _));
        Assert.Equal(Path.Combine(directory.Path, "a", "b.txt"), full);
    }

    [Fact]
    public void A_linked_folder_that_leads_out_is_refused_in_every_case()
    {
        using TemporaryDirectory directory = new();
        string files = directory.File("files");
        Directory.CreateDirectory(files);
        Directory.CreateDirectory(directory.File("files-of-others"));
        Directory.CreateSymbolicLink(Path.Combine(files, "absolute"), directory.File("files-of-others"));
        Directory.CreateSymbolicLink(Path.Combine(files, "relative"), "../files-of-others");
        Directory.CreateSymbolicLink(Path.Combine(files, "twice"), "relative");
        foreach (string link in (string[])["absolute", "relative", "twice"])
        {
            Assert.False(SafePath.TryResolve(files, link + "/x", mayLinkOut: true, out _, out string? fault));
            Assert.Equal("the path leads out of the folder", fault);
            Assert.False(SafePath.TryResolve(files, link, mayLinkOut: false, out _, out _));
        }
    }

    [Fact]
    public void A_linked_file_that_leads_out_is_refused_unless_it_may()
    {
        using TemporaryDirectory directory = new();
        string files = directory.File("files");
        Directory.CreateDirectory(files);
        File.WriteAllText(directory.File("secret"), "x");
        File.CreateSymbolicLink(Path.Combine(files, "saved"), directory.File("secret"));
        Assert.False(SafePath.TryResolve(files, "saved", mayLinkOut: false, out _, out _));
        Assert.True(SafePath.TryResolve(files, "saved", mayLinkOut: true, out string full, out _));
        Assert.Equal(Path.Combine(files, "saved"), full);
    }

    [Fact]
    public void Links_that_stay_inside_are_followed()
    {
        using TemporaryDirectory directory = new();
        string files = directory.File("files");
        Directory.CreateDirectory(Path.Combine(files, "real"));
        Directory.CreateSymbolicLink(Path.Combine(files, "link"), Path.Combine(files, "real"));
        Directory.CreateSymbolicLink(Path.Combine(files, "around"), "../files/./real");
        Assert.True(SafePath.TryResolve(files, "link/x", mayLinkOut: false, out _, out _));
        Assert.True(SafePath.TryResolve(files, "around/x", mayLinkOut: false, out _, out _));
    }

    [Fact]
    public void A_folder_that_is_reached_through_a_link_is_no_obstacle()
    {
        using TemporaryDirectory directory = new();
        Directory.CreateDirectory(directory.File("real"));
        Directory.CreateSymbolicLink(directory.File("link"), "real");
        Assert.True(SafePath.TryResolve(directory.File("link"), "x", mayLinkOut: false, out _, out _));
    }

    [Fact]
    public void Links_in_a_circle_are_refused()
    {
        using TemporaryDirectory directory = new();
        File.CreateSymbolicLink(directory.File("a"), "b");
        File.CreateSymbolicLink(directory.File("b"), "a");
        Assert.False(SafePath.TryResolve(directory.Path, "a", mayLinkOut: false, out _, out _));
        Assert.False(SafePath.TryResolve(directory.Path, "a/x", mayLinkOut: true, out _, out _));
    }

    [Fact]
    public void No_random_path_that_is_accepted_leads_out()
    {
        Random random = Seed.Random(output);
        using TemporaryDirectory directory = new();
        string files = directory.File("files");
        Directory.CreateDirectory(Path.Combine(files, "d"));
        Directory.CreateSymbolicLink(Path.Combine(files, "in"), "d");
        Directory.CreateSymbolicLink(Path.Combine(files, "out"), "..");
        Directory.CreateSymbolicLink(Path.Combine(files, "d", "up"), "../..");
        File.WriteAllText(directory.File("secret"), "secret");
        File.WriteAllText(Path.Combine(files, "d", "x"), "x");
        string[] parts = ["d", "in", "x", "x", "..", ".", "d", "in", "out", "up", "x", "secret", "files", "", "\\", "C:", "\0", "a", "é", "\ud83d", "~", " "];
        int accepted = 0;
        int found = 0;
        for (int round = 0; round < 20_000; round++)
        {
            string path = string.Join(random.Next(8) == 0 ? "\\" : "/", random.GetItems(parts, random.Next(1, 6)));
            if (!SafePath.TryResolve(files, path, mayLinkOut: false, out string full, out string? fault))
            {
                Assert.False(string.IsNullOrEmpty(fault));
                continue;
            }
            accepted++;
            Assert.StartsWith(files + Path.DirectorySeparatorChar, Path.GetFullPath(full));
            if (!File.Exists(full))
                continue;
            found++;
            Assert.Equal("x", File.ReadAllText(full));
        }
        Assert.True(accepted > 100 && found > 20, $"{accepted} accepted, {found} found");
    }
}
