using Instrument.Http;

namespace Instrument.Settings;

/// <summary>A server's base URL and the addresses that follow from it (docs/wire/online.md §1.1).</summary>
internal sealed class ServerAddress
{
    private const string DefaultText = "https://api.wandb.ai";

    private ServerAddress(Uri uri, string appUrl)
    {
        Uri = uri;
        Text = Trimmed(uri);
        AppUrl = appUrl;
    }

    /// <summary>W&amp;B's own service.</summary>
    public static ServerAddress Default { get; } = Create(new Uri(DefaultText), null);

    /// <summary>The base URL; a path in it is kept.</summary>
    public Uri Uri { get; }

    /// <summary>The base URL without a slash at its end.</summary>
    public string Text { get; }

    /// <summary>The address of the web pages, without a slash at its end.</summary>
    public string AppUrl { get; }

    /// <summary>Whether this is W&amp;B's own service, not somebody's server.</summary>
    public bool IsService => Text == DefaultText;

    /// <summary>Where GraphQL is.</summary>
    public Uri GraphQl => new(Text + "/graphql");

    /// <summary>Where identity tokens are exchanged.</summary>
    public Uri TokenExchange => new(Text + "/oidc/token");

    /// <summary>The page on which a user gets an API key.</summary>
    public string AuthorizePage => AppUrl + "/authorize";

    /// <summary>The machine's name in a netrc file: the host, with the port if it is not the scheme's own.</summary>
    public string NetrcMachine => Uri.Authority;

    /// <summary>Where a run's lines go.</summary>
    public Uri FileStream(RunPath run) => new($"{Text}/files/{Escaped(run, "/")}/file_stream");

    /// <summary>The page of a run.</summary>
    public string RunLink(RunPath run) => $"{AppUrl}/{Escaped(run, "/runs/")}";

    /// <summary>The page of a sweep.</summary>
    public string SweepLink(string entity, string project, string sweepId) =>
        $"{AppUrl}/{Uri.EscapeDataString(entity)}/{Uri.EscapeDataString(project)}/sweeps/{Uri.EscapeDataString(sweepId)}";

    /// <summary>Whether a request to <paramref name="target"/> goes to this server, so that it may carry credentials.</summary>
    public bool Covers(Uri target) =>
        target.Scheme == Uri.Scheme && target.Authority == Uri.Authority && target.UserInfo.Length == 0
        && (target.AbsolutePath == Path || target.AbsolutePath.StartsWith(Path + "/", StringComparison.Ordinal));

    /// <summary>An address whose base URL obeys the rules.</summary>
    /// <param name="uri">The base URL.</param>
    /// <param name="appUrl">The address of the web pages, if it does not follow from the base URL.</param>
    public static ServerAddress Create(Uri uri, string? appUrl) => new(uri, appUrl?.TrimEnd('/') ?? DeriveAppUrl(Trimmed(uri)));

    /// <summary>The rule that a base URL breaks, with the way out; <see langword="null"/> if it can be used.</summary>
    public static string? BrokenRule(string text)
    {
        if (!Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            return $"it is no URL that begins with https:// or http://, such as {DefaultText}";
        if (uri.UserInfo.Length > 0)
            return "it has a user name or password, which belongs into WANDB_API_KEY";
        if (uri.Query.Length > 0 || uri.Fragment.Length > 0)
            return "it has a query or fragment; give the address alone";
        if (!IsWandbHost(uri))
            return null;
        if (!uri.Host.Contains("api.", StringComparison.Ordinal))
            return $"it is the address of W&B's web pages; the server is {DefaultText}";
        return uri.Scheme == "https" ? null : $"http is not secure; use {DefaultText}";
    }

    /// <summary>The rule that the address of the web pages breaks; <see langword="null"/> if it can be used.</summary>
    public static string? BrokenAppUrlRule(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" ? null : "it is no URL that begins with https:// or http://";

    /// <inheritdoc/>
    public override string ToString() => Text;

    private string Path => Uri.AbsolutePath.TrimEnd('/');

    private static string Escaped(RunPath run, string beforeId) =>
        $"{Uri.EscapeDataString(run.Entity)}/{Uri.EscapeDataString(run.Project)}{beforeId}{Uri.EscapeDataString(run.RunId)}";

    private static bool IsWandbHost(Uri uri) => uri.Host == "wandb.ai" || uri.Host.EndsWith(".wandb.ai", StringComparison.Ordinal);

    private static string Trimmed(Uri uri) => uri.AbsoluteUri.TrimEnd('/');

    private static string DeriveAppUrl(string text) =>
        text.Contains("://api.wandb.test", StringComparison.Ordinal) ? text.Replace("://api.", "://app.", StringComparison.Ordinal)
        : text.Contains("://api.wandb.", StringComparison.Ordinal) ? text.Replace("://api.", "://", StringComparison.Ordinal)
        : text.Replace("://api.", "://app.", StringComparison.Ordinal);
}
