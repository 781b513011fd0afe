using Instrument.Artifacts;
using Instrument.Artifacts.Download;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Artifacts;

/// <summary>Nothing of a download is written outside of its folder, whatever paths a manifest has and whatever lies in the folder.</summary>
public sealed class DownloadPathTests(ITestOutputHelper output) : IDisposable
{
    // The long form: INSTRUMENT_FUZZ_PATHS=10000000.
    private static readonly int Paths = int.Parse(
        Environment.GetEnvironmentVariable("INSTRUMENT_FUZZ_PATHS") ?? "100000", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly string[] Parts =
    [
        "a", "b", "inside", "outside", "loop", "dangling", "file", "to-file", "..", ".", "", " ", "...", "~", "C:", "c:x", "\\", "..\\", "\\\\server\\share",
        "con", "NUL.txt", "a\0b", "a\nb", "\ud800", "\u202e", "é", "e\u0301", "name:stream", "-rf", "$HOME", "%2e%2e", "..%2f", "．．", "/", "//", "/etc",
    ];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Fuzzed_paths_write_nothing_outside_of_the_folder()
    {
        Random random = Seed.Random(output);
        string root = Plant();
        string before = Outside();
        int written = 0;
        for (int number = 0; number < Paths; number++)
        {
            string path = string.Join(random.Next(8) == 0 ? "\\" : "/", Enumerable.Range(0, random.Next(1, 5)).Select(_ => Parts[random.Next(Parts.Length)]));
            written += TryWrite(root, path) ? 1 : 0;
            if (number % 5000 == 0 && Outside() != before)
                Assert.Fail($"By number {number} something outside of the folder has changed.");
        }
        Assert.Equal(before, Outside());
        output.WriteLine($"{Paths} paths, {written} of them written");
        Assert.InRange(written, 1, Paths - 1);
    }

    [Theory]
    [InlineData("outside/x")]
    [InlineData("to-file")]
    [InlineData("dangling/x")]
    [InlineData("inside/../../x")]
    [InlineData("../x")]
    [InlineData("/etc/x")]
    [InlineData("C:/x")]
    [InlineData("\\\\server\\share\\x")]
    [InlineData("loop/x")]
    public void Paths_that_lead_out_are_refused(string path)
    {
        string root = Plant();
        string before = Outside();
        Assert.ThrowsAny<Exception>(() => Write(root, path));
        Assert.Equal(before, Outside());
    }

    [Fact]
    public void A_link_that_stays_inside_is_replaced_and_not_written_through()
    {
        string root = Plant();
        File.CreateSymbolicLink(Path.Combine(root, "soft"), Path.Combine(root, "file"));
        Write(root, "soft");
        Assert.Null(new FileInfo(Path.Combine(root, "soft")).LinkTarget);
        Assert.Equal("file", File.ReadAllText(Path.Combine(root, "file")));
    }

    [Theory]
    [InlineData("a", "a/b")]
    [InlineData("a/b/c", "a/b")]
    public void A_path_cannot_be_a_file_and_a_folder(params string[] paths) => Assert.Throws<WandbException>(() => Check(paths, windows: false, ignoresCase: false));

    [Fact]
    public void Names_that_are_one_file_on_a_system_are_refused_there()
    {
        Check(["a", "A"], windows: false, ignoresCase: false);
        Assert.Throws<WandbException>(() => Check(["a", "A"], windows: true, ignoresCase: true));
        Assert.Throws<WandbException>(() => Check(["x/a", "X/A"], windows: false, ignoresCase: true));
        // Programs without the data of ICU, such as these tests, cannot tell that these are one name.
        if ("e\u0301".Normalize() == "é")
            Assert.Throws<WandbException>(() => Check(["é", "e\u0301"], windows: false, ignoresCase: true));
        Assert.Throws<WandbException>(() => Check(["a", "A/b"], windows: false, ignoresCase: true));
    }

    [Theory]
    [InlineData("con")]
    [InlineData("a/nul.txt")]
    [InlineData("a.")]
    [InlineData("a:b")]
    public void Names_that_Windows_cannot_have_are_refused_there(string path) =>
        Assert.Throws<WandbException>(() => Check([path], windows: true, ignoresCase: true));

    [Fact]
    public void A_size_that_no_disk_has_is_refused_before_anything_is_written()
    {
        ArtifactEntry bomb = new() { Path = "a", Digest = "x", Size = long.MaxValue };
        WandbException exception = Assert.Throws<WandbException>(() => DownloadPlan.CheckRoom("iris", _directory.Path, [bomb, bomb, bomb]));
        Assert.Contains("has room for", exception.Message, StringComparison.Ordinal);
    }

    private static void Check(string[] paths, bool windows, bool ignoresCase) =>
        DownloadPlan.Check("iris", [.. paths.Select(path => new ArtifactEntry { Path = path, Digest = "x" })], windows, ignoresCase);

    // A folder with links that somebody has put there, and beside it what must not change.
    private string Plant()
    {
        string root = _directory.File("root");
        string outside = _directory.File("outside");
        Directory.CreateDirectory(Path.Combine(root, "inside"));
        Directory.CreateDirectory(outside);
        File.WriteAllText(Path.Combine(outside, "secret"), "secret");
        File.WriteAllText(Path.Combine(root, "file"), "file");
        Directory.CreateSymbolicLink(Path.Combine(root, "outside"), outside);
        File.CreateSymbolicLink(Path.Combine(root, "to-file"), Path.Combine(outside, "secret"));
        Directory.CreateSymbolicLink(Path.Combine(root, "dangling"), Path.Combine(_directory.Path, "nowhere"));
        Directory.CreateSymbolicLink(Path.Combine(root, "loop"), Path.Combine(root, "loop"));
        Directory.CreateSymbolicLink(Path.Combine(root, "inside", "outside"), "../../outside");
        return root;
    }

    private string Outside() => string.Join('\n', Directory.EnumerateFileSystemEntries(_directory.Path)
        .Concat(Directory.EnumerateFileSystemEntries(_directory.File("outside")))
        .Order(StringComparer.Ordinal)
        .Select(path => $"{path} {(File.Exists(path) ? File.ReadAllText(path) : "")}"));

    private static bool TryWrite(string root, string path)
    {
        try
        {
            Write(root, path);
            return true;
        }
        catch (Exception exception) when (exception is WandbException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Write(string root, string path)
    {
        TargetFile target = TargetFile.Prepare(root, path, "iris");
        string temporary = target.NewTemporary();
        try
        {
            File.WriteAllText(temporary, "hostile");
            target.Put(temporary);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
