using Instrument.Artifacts;
using Instrument.Http;
using Instrument.Settings;
using Instrument.Tool.Server;

namespace Instrument.Tool.Artifacts;

/// <summary>Opens the artifacts of a server for a command.</summary>
internal sealed class ArtifactAccess : IDisposable
{
    private readonly WandbApi _api;

    /// <summary>Opens them.</summary>
    /// <exception cref="ToolException">Nobody is logged in, or the address breaks a rule.</exception>
    /// <exception cref="WandbException">A setting breaks a rule.</exception>
    public ArtifactAccess(ToolHost host, string? baseUrl, string? entity, string? project)
    {
        ServerAccess access = new(host);
        ServerSettings server = access.ResolveLoggedIn(baseUrl);
        _api = access.Connect(server);
        Source = new ArtifactSource(
            _api, new ArtifactPaths(host.Variable, host.CurrentDirectory, host.HomeDirectory), server.Address,
            entity ?? Filled(host.Variable("WANDB_ENTITY")),
            project ?? Filled(host.Variable("WANDB_PROJECT")) ?? DefaultProject.Of(host.CurrentDirectory), host.Time, host.Variable);
    }

    /// <summary>The artifacts.</summary>
    public ArtifactSource Source { get; }

    /// <inheritdoc/>
    public void Dispose() => _api.Dispose();

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
