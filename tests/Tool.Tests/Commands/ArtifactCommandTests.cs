using System.Text.Json.Nodes;
using Instrument.Testing;

namespace Instrument.Tool.Tests.Commands;

public sealed class ArtifactCommandTests : ToolTest
{
    [Fact]
    public async Task A_folder_goes_to_the_server_and_back()
    {
        Prepare();
        JsonNode put = await JsonAsync(ExitCode.Ok, "artifact", "put", "data", "--name", "iris", "-p", "tool", "-a", "best", "--tag", "raw", "-d", "flowers");
        Assert.Equal(("test-entity/tool/iris:v0", true), ((string)put["name"]!, (bool)put["is_new"]!));
        ArtifactState stored = Server.Artifact("iris:best", "tool");
        Assert.Equal(("flowers", "dataset"), (stored.Description, stored.Type));
        Assert.Equal(["raw"], stored.Tags);

        JsonNode get = await JsonAsync(ExitCode.Ok, "artifact", "get", "iris:best", "-p", "tool", "-o", "back");
        Assert.Equal(Root.File("back"), (string)get["directory"]!);
        Assert.Equal("my", await File.ReadAllTextAsync(Root.File(Path.Combine("back", "nest", "b.txt"))));
        (await RunAsync("artifact", "verify", "iris", "back", "-p", "tool")).MustEnd(ExitCode.Ok);
        await File.WriteAllTextAsync(Root.File(Path.Combine("back", "a.txt")), "other");
        JsonNode verify = await JsonAsync(ExitCode.Failed, "artifact", "verify", "iris", "back", "-p", "tool");
        Assert.Equal("a.txt", (string)verify["changed"]!.AsArray().Single()!);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Versions_and_entries_are_listed()
    {
        Prepare();
        (await RunAsync("artifact", "put", "data", "-n", "iris", "-p", "tool")).MustEnd(ExitCode.Ok);
        await File.WriteAllTextAsync(Root.File(Path.Combine("data", "a.txt")), "other");
        (await RunAsync("artifact", "put", "data", "-n", "iris", "-p", "tool")).MustEnd(ExitCode.Ok);
        JsonNode versions = await JsonAsync(ExitCode.Ok, "artifact", "ls", "tool/iris");
        Assert.Equal(["test-entity/tool/iris:v1", "test-entity/tool/iris:v0"], versions.AsArray().Select(version => (string)version!["name"]!));
        JsonNode entries = await JsonAsync(ExitCode.Ok, "artifact", "ls", "tool/iris:v0");
        Assert.Equal(["a.txt", "nest/b.txt"], entries["entries"]!.AsArray().Select(entry => (string)entry!["path"]!));
        Assert.Contains("nest/b.txt", (await RunAsync("artifact", "ls", "tool/iris:v0")).MustEnd(ExitCode.Ok).Output, StringComparison.Ordinal);
        Assert.Contains("iris:v1", (await RunAsync("artifact", "ls", "tool/iris")).MustEnd(ExitCode.Ok).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_have_the_exit_code_of_mistakes()
    {
        Prepare();
        (await RunAsync("artifact", "put", "data")).MustEnd(ExitCode.Usage);
        (await RunAsync("artifact", "put", "data", "-n", "no name")).MustEnd(ExitCode.Usage);
        (await RunAsync("artifact", "put", "data", "-n", "iris", "-a", "a/b")).MustEnd(ExitCode.Usage);
        (await RunAsync("artifact", "put", "nothing", "-n", "iris")).MustEnd(ExitCode.Failed);
        (await RunAsync("artifact", "get", "a/b/c/d")).MustEnd(ExitCode.Usage);
        (await RunAsync("artifact", "get", "missing", "-p", "tool")).MustEnd(ExitCode.Failed);
        Variables.Remove("WANDB_API_KEY");
        (await RunAsync("artifact", "get", "iris", "-p", "tool")).MustEnd(ExitCode.NoPermission);
        Assert.Empty(Server.Runs);
    }

    [Fact]
    public async Task The_cache_keeps_what_was_used_last()
    {
        Prepare();
        string cache = Root.File(Path.Combine("cache", "artifacts", "obj", "md5", "aa"));
        Directory.CreateDirectory(cache);
        for (int index = 0; index < 3; index++)
        {
            string file = Path.Combine(cache, $"{index}");
            await File.WriteAllBytesAsync(file, new byte[100]);
            File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 1 + index, 0, 0, 0, DateTimeKind.Utc));
            File.SetLastAccessTimeUtc(file, new DateTime(2026, 1, 1 + index, 0, 0, 0, DateTimeKind.Utc));
        }
        JsonNode dry = await JsonAsync(ExitCode.Ok, "artifact", "cache", "clean", "--keep", "0.1KB", "--dry-run");
        Assert.Equal((2, 200, 100), ((int)dry["deleted_files"]!, (int)dry["deleted_bytes"]!, (int)dry["kept_bytes"]!));
        Assert.Equal(3, Directory.GetFiles(cache).Length);
        (await RunAsync("artifact", "cache", "clean", "--keep", "100")).MustEnd(ExitCode.Ok);
        Assert.Equal(Path.Combine(cache, "2"), Assert.Single(Directory.GetFiles(cache)));
        (await RunAsync("artifact", "cache", "clean")).MustEnd(ExitCode.Ok);
        Assert.Empty(Directory.GetFiles(cache));
        (await RunAsync("artifact", "cache", "clean", "--keep", "much")).MustEnd(ExitCode.Usage);
    }

    private void Prepare()
    {
        Variables["WANDB_DATA_DIR"] = Root.File("wandb-data");
        Variables["WANDB_CACHE_DIR"] = Root.File("cache");
        Variables["WANDB_X_FILE_STREAM_TRANSMIT_INTERVAL"] = "0.05";
        Directory.CreateDirectory(Root.File(Path.Combine("data", "nest")));
        File.WriteAllText(Root.File(Path.Combine("data", "a.txt")), "hello");
        File.WriteAllText(Root.File(Path.Combine("data", "nest", "b.txt")), "my");
    }
}
