using System.Diagnostics;
using Instrument.Metadata;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Metadata;

/// <summary>A git repository of a test with one commit, which heeds no settings of the machine.</summary>
internal sealed class TestRepository : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public TestRepository()
    {
        Root = _directory.File("proj");
        Directory.CreateDirectory(Path.Combine(Root, "src"));
        Write("src/Program.cs", "first\n");
        Git("init", "--quiet", "--initial-branch=main");
        Git("add", ".");
        Git("commit", "--quiet", "--message=one");
        Git("remote", "add", "origin", "https://ann:hunter2@host.test/acme/proj.git");
        Commit = Git("rev-parse", "HEAD").Trim();
    }

    public string Root { get; }

    public string Commit { get; }

    /// <summary>The folder beside the repository.</summary>
    public string Outside => _directory.Path;

    /// <summary>Settings of a program that was started in the repository's folder of sources.</summary>
    public MetadataSettings Settings => new()
    {
        WorkingDirectory = Path.Combine(Root, "src"),
        SearchPath = Environment.GetEnvironmentVariable("PATH"),
    };

    public void Write(string path, string text) => File.WriteAllText(Path.Combine(Root, path), text);

    public string Git(params string[] arguments)
    {
        ProcessStartInfo start = new("git") { WorkingDirectory = Root, RedirectStandardOutput = true };
        foreach (string argument in (string[])["-c", "user.name=Ann", "-c", "user.email=ann@acme.test", "-c", "commit.gpgsign=false", .. arguments])
            start.ArgumentList.Add(argument);
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_SYSTEM"] = "/dev/null";
        using Process git = Process.Start(start)!;
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output;
    }

    /// <summary>Puts a program in git's place.</summary>
    /// <param name="script">What it does.</param>
    /// <returns>The search path that leads to it.</returns>
    public string Replace(string script)
    {
        string folder = _directory.File("bin");
        Directory.CreateDirectory(folder);
        string program = Path.Combine(folder, "git");
        // Written by another process: a child that another test starts meanwhile would inherit this one's open file, and what is open for
        // writing cannot be run.
        string[] arguments = ["-c", "printf '%s\\n' '#!/bin/sh' \"$1\" > \"$2\" && chmod +x \"$2\"", "sh", script, program];
        using Process shell = Process.Start(new ProcessStartInfo("sh", arguments))!;
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
        return folder;
    }

    public void Dispose() => _directory.Dispose();
}
