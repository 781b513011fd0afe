using System.Net;
using System.Text;
using Instrument.Settings;

namespace Instrument.Http;

/// <summary>Chooses the proxy of a request: that of the settings for its scheme, else that of the process environment.</summary>
internal sealed class SettingsProxy : IWebProxy, ICredentials
{
    /// <summary>The header whose credentials are for the proxy, not for the server.</summary>
    public const string AuthorizationHeader = "Proxy-Authorization";

    private readonly Uri? _http;
    private readonly Uri? _https;
    private readonly IWebProxy _fallback;
    private readonly NetworkCredential? _fromHeader;

    /// <summary>A choice by settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="fallback">What the process environment says.</param>
    public SettingsProxy(ServerSettings settings, IWebProxy fallback)
    {
        _http = settings.HttpProxy;
        _https = settings.HttpsProxy;
        _fallback = fallback;
        string? header = settings.ExtraHeaders
            .FirstOrDefault(header => header.Key.Equals(AuthorizationHeader, StringComparison.OrdinalIgnoreCase)).Value;
        _fromHeader = header is null ? null : BasicCredential(header);
    }

    /// <inheritdoc/>
    public ICredentials? Credentials
    {
        get => this;
        set => throw new NotSupportedException("The settings decide.");
    }

    /// <summary>The name and password of a Basic authorization; <see langword="null"/> for another scheme.</summary>
    public static NetworkCredential? BasicCredential(string header)
    {
        string[] parts = header.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || !parts[0].Equals("Basic", StringComparison.OrdinalIgnoreCase))
            return null;
        byte[] bytes = new byte[parts[1].Length];
        return Convert.TryFromBase64String(parts[1], bytes, out int length) ? Credential(Encoding.UTF8.GetString(bytes, 0, length)) : null;
    }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => Setting(destination) ?? _fallback.GetProxy(destination);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => Setting(host) is null && _fallback.IsBypassed(host);

    /// <inheritdoc/>
    public NetworkCredential? GetCredential(Uri uri, string authType)
    {
        // Called with the proxy's address.
        Uri? own = new[] { _http, _https }.FirstOrDefault(proxy => proxy is not null && proxy.Host == uri.Host && proxy.Port == uri.Port);
        if (own is { UserInfo.Length: > 0 })
            return Credential(Uri.UnescapeDataString(own.UserInfo));
        return _fromHeader ?? _fallback.Credentials?.GetCredential(uri, authType);
    }

    private Uri? Setting(Uri destination) => destination.Scheme == "https" ? _https : _http;

    private static NetworkCredential Credential(string userInfo) =>
        userInfo.Split(':', 2) is [var user, var password] ? new NetworkCredential(user, password) : new NetworkCredential(userInfo, "");
}
