using Instrument.Http;
using Instrument.Settings;
using Instrument.Sweeps;
using Instrument.Tool.Server;

namespace Instrument.Tool.Sweeps;

/// <summary>Opens the sweeps of a server for a command.</summary>
internal sealed class SweepAccess : IDisposable
{
    /// <summary>Opens them.</summary>
    /// <exception cref="ToolException">Nobody is logged in, or the address breaks a rule.</exception>
    /// <exception cref="WandbException">A setting breaks a rule.</exception>
    public SweepAccess(ToolHost host, string? baseUrl, string? entity, string? project)
    {
        ServerAccess access = new(host);
        ServerSettings server = access.ResolveLoggedIn(baseUrl);
        Address = server.Address;
        Api = access.Connect(server);
        Entity = entity ?? Filled(host.Variable("WANDB_ENTITY"));
        Project = project ?? Filled(host.Variable("WANDB_PROJECT")) ?? DefaultProject.Of(host.CurrentDirectory);
    }

    /// <summary>The calls to the server.</summary>
    public WandbApi Api { get; }

    /// <summary>Where the server is.</summary>
    public ServerAddress Address { get; }

    /// <summary>The entity of sweeps that do not say; <see langword="null"/> for that of the account.</summary>
    public string? Entity { get; }

    /// <summary>The project of sweeps that do not say.</summary>
    public string Project { get; }

    /// <summary>The sweep that somebody has named.</summary>
    /// <exception cref="ToolException">The text names none.</exception>
    public SweepPath Path(string text)
    {
        try
        {
            return SweepPath.Parse(text, Entity, Project);
        }
        catch (ArgumentException exception)
        {
            throw new ToolException(ExitCode.Usage, exception.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Api.Dispose();

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
