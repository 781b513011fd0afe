using System.Diagnostics;
using System.Net.Sockets;
using Instrument.Files;
using Instrument.Reading;
using Instrument.Runtime.Tests.Shipping.Files;
using Instrument.Shipping.Files;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Files;

/// <summary>Pipes, sockets and devices in the folder of a run's files, each of which a reader could wait for without end.</summary>
public sealed class SpecialFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("pipe", true)]
    [InlineData("socket", true)]
    [InlineData("device", true)]
    [InlineData("link to pipe", true)]
    [InlineData("empty", false)]
    [InlineData("text", false)]
    [InlineData("link to empty", false)]
    public void A_file_is_told_apart_without_being_opened(string kind, bool expected)
    {
        // Windows has none of these in a folder.
        Assert.False(OperatingSystem.IsWindows());
        string path = Make(_directory.Path, kind);

        Assert.Equal(expected, SpecialFile.Is(path));
    }

    [Fact]
    public async Task They_are_left_out_with_a_reason_and_the_others_arrive()
    {
        Assert.False(OperatingSystem.IsWindows());
        await using UploadRun run = new(new RunFileUploadsOptions { FollowLinkedFiles = true });
        foreach (string kind in (string[])["pipe", "socket", "device", "link to pipe", "empty", "text"])
            Make(run.Files, kind);
        foreach (RunFilePolicy policy in (RunFilePolicy[])[RunFilePolicy.Now, RunFilePolicy.Live])
        {
            foreach (string path in (string[])["pipe", "socket", "device", "link to pipe", "empty", "text"])
                run.Add(path, policy);
        }

        RunFileAccount account = await run.CompleteAsync();

        Assert.Equal(["device", "link to pipe", "pipe", "socket"], account.Failures.Keys.Order(StringComparer.Ordinal));
        Assert.All(account.Failures.Values, reason => Assert.Equal("it is a pipe, a socket or a device", reason));
        Assert.Equal(2, account.Uploaded);
        Assert.Equal(4, run.Logger.Entries.Count(entry => entry.Text.Contains("it is a pipe, a socket or a device", StringComparison.Ordinal)));
    }

    private string Make(string folder, string kind)
    {
        string path = Path.Combine(folder, kind);
        switch (kind)
        {
            case "pipe":
                using (Process mkfifo = Process.Start("mkfifo", [path]))
                    mkfifo.WaitForExit();
                break;
            case "socket":
                // The longest path of a socket is a hundred bytes or so; what is bound stays in the folder.
                string near = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
                using (Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
                {
                    socket.Bind(new UnixDomainSocketEndPoint(near));
                    File.Move(near, path);
                }
                break;
            case "device":
                File.CreateSymbolicLink(path, "/dev/zero");
                break;
            case "link to pipe":
                File.CreateSymbolicLink(path, Make(Directory.CreateDirectory(Path.Combine(_directory.Path, "beside")).FullName, "pipe"));
                break;
            case "link to empty":
                File.CreateSymbolicLink(path, Make(folder, "empty"));
                break;
            default:
                File.WriteAllText(path, kind == "text" ? "text" : "");
                break;
        }
        return path;
    }
}
