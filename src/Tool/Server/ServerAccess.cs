using Instrument.Http;
using Instrument.Http.GraphQl;
using Instrument.Settings;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrument.Tool.Server;

/// <summary>Finds the server and the credentials that commands use.</summary>
internal sealed class ServerAccess
{
    /// <summary>How long a question to the server may take with all its repetitions, where somebody sits and waits.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ToolHost _host;
    private readonly ServerSettingsResolver _resolver;

    /// <summary>Access with the settings of a user.</summary>
    public ServerAccess(ToolHost host)
    {
        _host = host;
        _resolver = new ServerSettingsResolver(host.Variable, host.CurrentDirectory, host.HomeDirectory);
    }

    /// <summary>Where the user's files are.</summary>
    public SettingsPaths Paths => _resolver.Paths;

    /// <summary>Settles how the server is reached.</summary>
    /// <param name="baseUrl">The server that was named on the command line.</param>
    /// <exception cref="ToolException">The address breaks a rule.</exception>
    /// <exception cref="WandbException">A setting breaks a rule.</exception>
    public ServerSettings Resolve(string? baseUrl) => Resolve(baseUrl, null);

    /// <summary>Settles how the server is reached with a key that is not kept anywhere yet.</summary>
    public ServerSettings Resolve(string? baseUrl, ApiKey? key)
    {
        if (baseUrl is not null && ServerAddress.BrokenRule(baseUrl) is { } rule)
            throw new ToolException(ExitCode.Usage, $"--base-url is '{Redaction.Text(baseUrl)}': {rule}.");
        Uri? address = baseUrl is null ? null : new Uri(baseUrl);
        return _resolver.Resolve(key is null
            ? new RunOptions { BaseUrl = address, EnvironmentVariable = _host.Variable }
            : new RunOptions { BaseUrl = address, EnvironmentVariable = _host.Variable, ApiKey = key.Reveal() });
    }

    /// <summary>Settles how the server is reached, and wants credentials.</summary>
    /// <exception cref="ToolException">There are none.</exception>
    public ServerSettings ResolveLoggedIn(string? baseUrl)
    {
        ServerSettings settings = Resolve(baseUrl);
        return settings.HasCredentials ? settings : throw new ToolException(
            ExitCode.NoPermission, $"no API key was found for {settings.Address}. Run 'instrument login', or set WANDB_API_KEY.");
    }

    /// <summary>Opens the calls to a server.</summary>
    public WandbApi Connect(ServerSettings settings, Action<FailedAttempt>? onFailedAttempt = null) => Connect(settings, _host.Time, onFailedAttempt);

    /// <summary>Opens the calls to a server by a clock.</summary>
    public static WandbApi Connect(ServerSettings settings, TimeProvider time, Action<FailedAttempt>? onFailedAttempt) =>
        new(settings, time, NullLogger.Instance) { OnFailedAttempt = onFailedAttempt };

    /// <summary>The account of the credentials.</summary>
    /// <exception cref="ToolException">The server refuses them, or does not answer.</exception>
    public static async Task<Viewer> ViewerAsync(WandbApi api, TimeSpan patience, CancellationToken cancellation)
    {
        ApiResult<Viewer> viewer = await api.ViewerAsync(cancellation, patience).ConfigureAwait(false);
        return viewer.IsSuccess ? viewer.Value : throw ToolException.Of(viewer.Failure);
    }
}
