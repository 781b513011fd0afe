using Instrument.Artifacts;
using Instrument.Settings;
using Instrument.Tool.Server;

namespace Instrument.Tool.Artifacts;

/// <summary>Uploads files as a new version, in a run of its own, so that W&amp;B knows who made it and a broken upload can be sent later.</summary>
internal sealed class ArtifactPut(ToolHost host)
{
    /// <summary>The project; <see langword="null"/> for the default of a run.</summary>
    public string? Project { get; init; }

    /// <summary>User or team.</summary>
    public string? Entity { get; init; }

    /// <summary>The server.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>What people read about the artifact.</summary>
    public string? Description { get; init; }

    /// <summary>Names for the new version.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Tags for the new version.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Uploads.</summary>
    /// <exception cref="ToolException">Nobody is logged in, or the address breaks a rule.</exception>
    /// <exception cref="WandbException">The artifact could not be uploaded.</exception>
    /// <exception cref="ArgumentException">A name breaks a rule.</exception>
    public async Task<ArtifactReport> RunAsync(string path, string name, string type, CancellationToken cancellation)
    {
        ServerSettings server = new ServerAccess(host).ResolveLoggedIn(BaseUrl);
        string full = host.Full(path);
        using Artifact artifact = new(name, type, new ArtifactPaths(host.Variable, host.CurrentDirectory, host.HomeDirectory), host.Time) { Description = Description };
        if (Directory.Exists(full))
            artifact.AddDirectory(full);
        else
            artifact.AddFile(full);
        // Checked before a run is made for it.
        _ = (ArtifactNames.Aliases(Aliases), ArtifactNames.Tags(Tags));
        Run run = Wandb.Init(new RunOptions
        {
            Project = Project,
            Entity = Entity,
            JobType = "auto",
            Mode = RunMode.Online,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            FinishOnSignals = false,
            Directory = host.CurrentDirectory,
            BaseUrl = server.Address.Uri,
            ApiKey = server.ApiKey?.Reveal(),
            TimeProvider = host.Time,
            EnvironmentVariable = host.Variable,
        });
        await using (run.ConfigureAwait(false))
        {
            LoggedArtifact logged = run.LogArtifact(artifact, Aliases, Tags);
            await logged.WaitAsync(cancellation).ConfigureAwait(false);
            return new ArtifactReport
            {
                Name = $"{run.Entity}/{run.Project}/{name}:{logged.Version}",
                Id = logged.Id!,
                Type = type,
                Digest = logged.Digest,
                Size = artifact.Size,
                IsNew = logged.IsNewVersion,
            };
        }
    }
}
