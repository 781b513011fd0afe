using System.Diagnostics;
using Instrument.Artifacts;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Artifacts;

public sealed class CodeArtifactTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Sources => _directory.File("sources");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Sources_are_logged_without_what_git_ignores()
    {
        Write("train.cs", "data.py", "sub/model.cs", "sub/secret.cs", "generated/x.cs", "notes.txt", "wandb/run/x.cs", ".gitignore=secret.cs\ngenerated/\n");
        Git("init", "-q");
        File.CreateSymbolicLink(Path.Combine(Sources, "link.cs"), Path.Combine(Sources, "notes.txt"));
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        Run run = Wandb.Init(ArtifactRun.Options(server, _directory, "code"));
        LoggedArtifact? logged = run.LogCode(Sources, new SourceOptions { Exclude = ["*.py"] });
        await logged!.WaitAsync();
        await run.FinishAsync();
        ArtifactState state = server.Artifact(logged.Name, "online");
        Assert.Equal("code", state.Type);
        Assert.StartsWith("source-online-", state.Name, StringComparison.Ordinal);
        Assert.Equal(["sub/model.cs", "train.cs"], state.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(state.Name, server.Run("code").ClientConfig["code_path"]!.GetValue<string>());
        Assert.Empty(server.Violations);
    }

    [Fact]
    public void Without_a_repository_what_is_built_is_left_out()
    {
        Write("train.cs", "bin/Debug/x.cs", "sub/obj/y.cs", ".vs/z.cs", ".wandb/w.cs", "Dockerfile.gpu", "app.csproj");
        using Run run = Wandb.Init(ArtifactRun.Offline(_directory, "folder"));
        run.LogCode(Sources, new SourceOptions { Name = "my code" });
        string[] paths = [.. run.LogPath is { } log && run.Finish() is not null
            ? LogDecoder.Decode(log).Single(record => record.Artifact is not null).Artifact.Manifest.Contents.Select(entry => entry.Path)
            : []];
        Assert.Equal(["Dockerfile.gpu", "app.csproj", "train.cs"], paths);
        Assert.Equal("my_code", LogDecoder.Decode(run.LogPath!).Single(record => record.Artifact is not null).Artifact.Name);
    }

    [Fact]
    public void A_folder_without_sources_makes_no_artifact()
    {
        Write("notes.txt");
        using Run run = Wandb.Init(ArtifactRun.Offline(_directory, "none"));
        Assert.Null(run.LogCode(Sources));
        Assert.Throws<DirectoryNotFoundException>(() => run.LogCode(_directory.File("missing")));
    }

    private void Write(params string[] files)
    {
        foreach (string file in files)
        {
            string[] parts = file.Split('=', 2);
            string path = Path.Combine(Sources, parts[0]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, parts.Length == 2 ? parts[1] : parts[0]);
        }
    }

    private void Git(params string[] arguments)
    {
        using Process git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Sources })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
