using Instrument.Http;

namespace Instrument.Settings;

/// <summary>Decides how the server is reached: code before environment before settings files before netrc.</summary>
/// <param name="environment">Value of an environment variable, or <see langword="null"/>.</param>
/// <param name="currentDirectory">The directory that relative paths and the workspace's settings file are based on.</param>
/// <param name="homeDirectory">The user's home.</param>
internal sealed class ServerSettingsResolver(Func<string, string?> environment, string currentDirectory, string homeDirectory)
{
    private readonly SettingsPaths _paths = new(environment, currentDirectory, homeDirectory);

    /// <summary>Where the user's files are.</summary>
    public SettingsPaths Paths => _paths;

    /// <summary>Settles all settings. Reads settings files and, if no key was found before, the netrc file.</summary>
    /// <exception cref="ArgumentException">An option breaks a rule.</exception>
    /// <exception cref="WandbException">An environment variable breaks a rule, or a key has a bad form.</exception>
    public ServerSettings Resolve(RunOptions options)
    {
        SettingReader reader = new(SettingSources.Of(environment, _paths));
        ServerAddress address = Address(options, reader);
        (ApiKey? key, string? source) = Key(options, reader, address, out string? tokenFile);
        ServerSettings defaults = new();
        RefuseInsecure(reader);
        return defaults with
        {
            Address = address,
            ApiKey = key,
            ApiKeySource = source,
            IdentityTokenFile = tokenFile,
            CredentialsFile = reader.Text("credentials_file") is { } file ? _paths.Full(file) : _paths.Credentials,
            HttpProxy = Proxy(reader, "http_proxy"),
            HttpsProxy = Proxy(reader, "https_proxy"),
            ExtraHeaders = ExtraHeaders(reader),
            Username = HeaderValue(reader, "username"),
            Email = HeaderValue(reader, "email"),
            GraphQl = Retries(reader, "x_graphql", defaults.GraphQl),
            FileStream = Retries(reader, "x_file_stream", defaults.FileStream),
            FileTransfer = Retries(reader, "x_file_transfer", defaults.FileTransfer),
            InitTimeout = Limit(reader, "init_timeout", defaults.InitTimeout),
            FinishTimeout = Limit(reader, "finish_timeout", defaults.FinishTimeout),
            TransmitInterval = reader.Seconds("x_file_stream_transmit_interval") ?? defaults.TransmitInterval,
            // The server's limit is known; a smaller one would only make more requests.
            MaxRequestBytes = Math.Max(reader.Count("x_file_stream_max_bytes") ?? 0, ServerSettings.DefaultMaxRequestBytes),
            MaxLineBytes = reader.Count("x_file_stream_max_line_bytes") ?? defaults.MaxLineBytes,
            FileStreamGzip = !reader.Flag("x_file_stream_no_gzip", fallback: true),
            StopOnFatalError = reader.Flag("stop_on_fatal_error", fallback: false),
            ServerSideDerivedSummary = reader.Flag("x_server_side_derived_summary", fallback: false),
            ServerSideExpandGlobs = reader.Flag("x_server_side_expand_glob_metrics", fallback: true),
            Findings = reader.Findings,
        };
    }

    private static ServerAddress Address(RunOptions options, SettingReader reader)
    {
        string? appUrl = reader.Take("app_url_override", isSecret: false, ServerAddress.BrokenAppUrlRule)?.Text;
        if (options.BaseUrl is { } given)
        {
            string text = given.OriginalString;
            return ServerAddress.BrokenRule(text) is { } rule
                ? throw new ArgumentException($"RunOptions.BaseUrl is '{Redaction.Text(text)}': {rule}.", nameof(options))
                : ServerAddress.Create(given, appUrl);
        }
        SettingText? setting = reader.Take("base_url", isSecret: false, ServerAddress.BrokenRule);
        return ServerAddress.Create(setting is null ? ServerAddress.Default.Uri : new Uri(setting.Text), appUrl);
    }

    private (ApiKey? Key, string? Source) Key(RunOptions options, SettingReader reader, ServerAddress address, out string? tokenFile)
    {
        tokenFile = null;
        if (options.ApiKeyText is { } given)
        {
            return ApiKey.TryParse(given, out ApiKey? fromCode, out string? rule)
                ? (fromCode, "RunOptions.ApiKey")
                : throw new ArgumentException($"RunOptions.ApiKey cannot be an API key: {rule}.", nameof(options));
        }
        tokenFile = reader.Text("identity_token_file") is { } path ? _paths.Full(path) : null;
        if (tokenFile is not null && !string.IsNullOrEmpty(environment("WANDB_API_KEY")))
        {
            throw new WandbException(
                "Both an API key (WANDB_API_KEY) and an identity token file (WANDB_IDENTITY_TOKEN_FILE) are set; remove one of them.");
        }
        if (tokenFile is not null)
        {
            return File.Exists(tokenFile)
                ? (null, null)
                : throw new WandbException($"The identity token file {tokenFile} (WANDB_IDENTITY_TOKEN_FILE) does not exist; write the token there.");
        }
        ApiKey? key = null;
        if (reader.Take("api_key", isSecret: true, text => ApiKey.TryParse(text, out key, out string? rule) ? null : rule) is { } setting)
            return (key, setting.Place);
        key = new NetrcFile(_paths.Netrc).Read(address.NetrcMachine, reader.Findings);
        return (key, key is null ? null : _paths.Netrc);
    }

    private static Uri? Proxy(SettingReader reader, string name)
    {
        Uri? proxy = null;
        // A password may stand in it.
        reader.Take(name, isSecret: true, text =>
            Uri.TryCreate(text, UriKind.Absolute, out proxy) && proxy.Scheme is "http" or "https" or "socks5" or "socks4" or "socks4a"
                ? null
                : "it is no URL of a proxy, such as http://proxy:3128");
        return proxy;
    }

    private static string? HeaderValue(SettingReader reader, string name) => reader.Take(
        name, isSecret: false, text => HeaderText.IsValue(text) ? null : "it has a control character, and it goes into a header")?.Text;

    private static IReadOnlyDictionary<string, string> ExtraHeaders(SettingReader reader)
    {
        return reader.Map("x_extra_http_headers", header =>
            !HeaderText.IsName(header.Key) || !HeaderText.IsValue(header.Value) ? "it has a name or value that cannot be a header"
            : header.Key.Equals(SettingsProxy.AuthorizationHeader, StringComparison.OrdinalIgnoreCase) && SettingsProxy.BasicCredential(header.Value) is null
                ? "its Proxy-Authorization is not of the scheme Basic, the only one that is supported"
            : null);
    }

    private static RetrySettings Retries(SettingReader reader, string prefix, RetrySettings defaults)
    {
        TimeSpan firstWait = reader.Seconds(prefix + "_retry_wait_min_seconds") ?? defaults.FirstWait;
        TimeSpan longestWait = reader.Seconds(prefix + "_retry_wait_max_seconds") ?? defaults.LongestWait;
        return new RetrySettings
        {
            MaxRetries = reader.Count(prefix + "_retry_max") ?? defaults.MaxRetries,
            FirstWait = firstWait,
            LongestWait = longestWait < firstWait ? firstWait : longestWait,
            AttemptTimeout = reader.Seconds(prefix + "_timeout_seconds") ?? defaults.AttemptTimeout,
        };
    }

    private static TimeSpan? Limit(SettingReader reader, string name, TimeSpan? fallback) =>
        reader.SecondsOrNone(name) is { } given ? given > TimeSpan.Zero ? given : null : fallback;

    private static void RefuseInsecure(SettingReader reader)
    {
        if (reader.Flag("insecure_disable_ssl", fallback: false))
        {
            reader.Findings.Add(new SettingFinding(
                "WANDB_INSECURE_DISABLE_SSL is set, but certificates are always checked: let this machine trust the server's authority, "
                + "for example by SSL_CERT_FILE."));
        }
    }
}
