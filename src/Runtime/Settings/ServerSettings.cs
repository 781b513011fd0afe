namespace Instrument.Settings;

/// <summary>How a server is reached and how patiently. Made by <see cref="ServerSettingsResolver"/>.</summary>
internal sealed record ServerSettings
{
    /// <summary>The server.</summary>
    public ServerAddress Address { get; init; } = ServerAddress.Default;

    /// <summary>The API key; <see langword="null"/> when none was found.</summary>
    public ApiKey? ApiKey { get; init; }

    /// <summary>Where the key was found, for messages.</summary>
    public string? ApiKeySource { get; init; }

    /// <summary>A file with an identity token, which takes the place of a key (docs/wire/online.md §1.6).</summary>
    public string? IdentityTokenFile { get; init; }

    /// <summary>Whether requests can carry credentials.</summary>
    public bool HasCredentials => ApiKey is not null || IdentityTokenFile is not null;

    /// <summary>The file that keeps access tokens between processes; <see langword="null"/> keeps them in memory only.</summary>
    public string? CredentialsFile { get; init; }

    /// <summary>Proxy for <c>http</c> addresses; <see langword="null"/> leaves it to the process environment.</summary>
    public Uri? HttpProxy { get; init; }

    /// <summary>Proxy for <c>https</c> addresses; <see langword="null"/> leaves it to the process environment.</summary>
    public Uri? HttpsProxy { get; init; }

    /// <summary>Headers added to every request that has none of the same name.</summary>
    public IReadOnlyDictionary<string, string> ExtraHeaders { get; init; } = new Dictionary<string, string>();

    /// <summary>The person a service account writes for.</summary>
    public string? Username { get; init; }

    /// <summary>That person's e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Patience with GraphQL.</summary>
    public RetrySettings GraphQl { get; init; } = new() { MaxRetries = 20, AttemptTimeout = TimeSpan.FromSeconds(30) };

    /// <summary>Patience with file_stream: attempts do not end by themselves unless a number of retries was asked for.</summary>
    public RetrySettings FileStream { get; init; } = new() { AttemptTimeout = TimeSpan.FromSeconds(180) };

    /// <summary>Patience with uploads.</summary>
    public RetrySettings FileTransfer { get; init; } = new() { MaxRetries = 20 };

    /// <summary>How long a run's creation may take; <see langword="null"/> for no limit.</summary>
    public TimeSpan? InitTimeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long the end of a run may take; <see langword="null"/> when nobody asked for a limit.</summary>
    public TimeSpan? FinishTimeout { get; init; }

    /// <summary>Time between two file_stream requests.</summary>
    public TimeSpan TransmitInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Bytes of lines in one file_stream request.</summary>
    public int MaxRequestBytes { get; init; } = DefaultMaxRequestBytes;

    /// <summary>Bytes of one line of history or system metrics.</summary>
    public int MaxLineBytes { get; init; } = DefaultMaxLineBytes;

    /// <summary>Whether file_stream bodies are compressed when the server can read them.</summary>
    public bool FileStreamGzip { get; init; }

    /// <summary>Whether a run stops when its rows can no longer be sent.</summary>
    public bool StopOnFatalError { get; init; }

    /// <summary>Whether the server builds the summary from the history.</summary>
    public bool ServerSideDerivedSummary { get; init; }

    /// <summary>Whether globs of metric definitions are left to a server that expands them.</summary>
    public bool ServerSideExpandGlobs { get; init; } = true;

    /// <summary>
    /// The id of the process that calls as one of several writers of a run (docs/wire/online.md §6); <see langword="null"/> for a run with
    /// one writer.
    /// </summary>
    public string? SharedWriterId { get; init; }

    /// <summary>What was wrong with files and variables that are not worth an exception; the caller logs it.</summary>
    public IReadOnlyList<SettingFinding> Findings { get; init; } = [];

    /// <summary>10 MiB (docs/wire/online.md §3.7).</summary>
    public const int DefaultMaxRequestBytes = 10 * 1024 * 1024;

    /// <summary>10 MiB less 100 KiB, a limit of the server (docs/wire/online.md §3.7).</summary>
    public const int DefaultMaxLineBytes = DefaultMaxRequestBytes - (100 * 1024);

    /// <summary>The address alone: proxies and extra headers may hold credentials.</summary>
    public override string ToString() => Address.ToString();
}
