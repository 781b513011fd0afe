using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrument.Artifacts;

/// <summary>Where artifacts are read from. What is left out comes from the environment, settings files and netrc, as for a run.</summary>
public sealed class ArtifactStoreOptions
{
    /// <summary>The server. Default: <c>WANDB_BASE_URL</c>, else W&amp;B's own service.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>The API key. It is never written anywhere. Default: <c>WANDB_API_KEY</c>, else the key of the last login.</summary>
    public string? ApiKey
    {
        init => ApiKeyText = value;
    }

    /// <summary>User or team whose artifacts are meant where a name does not say. Default: <c>WANDB_ENTITY</c>, else that of the account.</summary>
    public string? Entity { get; init; }

    /// <summary>The project that is meant where a name does not say. Default: <c>WANDB_PROJECT</c>, else as for a run.</summary>
    public string? Project { get; init; }

    /// <summary>Takes diagnostics. Default: nothing is logged.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>The clock of waits. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where environment variables are looked up.</summary>
    internal Func<string, string?> EnvironmentVariable { get; init; } = Environment.GetEnvironmentVariable;

    internal string? ApiKeyText { get; private init; }
}
