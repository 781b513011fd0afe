using Instrument.Files;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Files;

public sealed class PrivateFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_file_that_is_not_there_is_made_for_its_owner_only()
    {
        string path = _directory.File("new/netrc");

        PrivateFile.Replace(path, "key"u8);

        Assert.Equal("key", File.ReadAllText(path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_link_stays_one_and_its_target_is_replaced()
    {
        if (OperatingSystem.IsWindows())
            return;
        string target = _directory.File("target");
        File.WriteAllText(target, "old");
        File.CreateSymbolicLink(_directory.File("link"), target);

        PrivateFile.Replace(_directory.File("link"), "new"u8);

        Assert.Equal("new", File.ReadAllText(target));
        Assert.Equal(target, new FileInfo(_directory.File("link")).LinkTarget);
    }
}
