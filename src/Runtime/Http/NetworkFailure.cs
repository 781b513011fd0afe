using System.Net.Sockets;
using System.Security.Authentication;
using Instrument.Settings;

namespace Instrument.Http;

/// <summary>Says what the absence of an answer means. Tells by the kind of an error, never by its text.</summary>
internal static class NetworkFailure
{
    /// <summary>Whether an exception is one of sending, not a bug.</summary>
    public static bool Explains(Exception exception) =>
        // InvalidDataException: a body that says that it is compressed and is not.
        exception is HttpRequestException or IOException or InvalidDataException or AuthenticationException or SocketException or NotSupportedException or UriFormatException;

    /// <summary>An attempt that had no answer in time.</summary>
    public static ApiFailure Timeout(string operation, Uri target, TimeSpan limit) =>
        new(ApiFailureKind.Timeout, null, $"{operation}: no answer from {target.Authority} within {SettingDuration.Text(limit)}.", IsFinal: false);

    /// <summary>A connection that did not come up in time.</summary>
    public static ApiFailure NoConnection(Uri target, TimeSpan limit) => new(
        ApiFailureKind.Network, null,
        $"No connection to {target.Authority} within {SettingDuration.Text(limit)}. Check the network, the base URL, a firewall, and the proxy if there is one.",
        IsFinal: false);

    /// <summary>An attempt that broke.</summary>
    public static ApiFailure Of(Exception exception, Uri target)
    {
        string host = target.Authority;
        string reason = Redaction.Text((exception.InnerException ?? exception).Message).TrimEnd('.');
        if (HasInner<LocalFileException>(exception) is { } local)
            return new ApiFailure(ApiFailureKind.LocalFile, null, local.Message, IsFinal: true);
        if (HasInner<AuthenticationException>(exception) is { } tls)
        {
            return new ApiFailure(ApiFailureKind.Tls, null,
                $"No trusted TLS connection to {host}: {tls.Message.TrimEnd('.')}. Check that the address is right, that this machine's clock is, "
                + "and that it trusts the server's certificate authority (SSL_CERT_FILE adds one).", IsFinal: true);
        }
        if (exception is NotSupportedException or UriFormatException)
            return new ApiFailure(ApiFailureKind.Rejected, null, $"{Redaction.Url(target)} is no address for a request: {reason}.", IsFinal: true);
        string message = (exception as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError =>
                $"The name {target.Host} cannot be resolved ({reason}). Check the network, the base URL, and the proxy if there is one.",
            HttpRequestError.ConnectionError =>
                $"No connection to {host} ({reason}). Check the network, the base URL, a firewall, and the proxy if there is one.",
            HttpRequestError.SecureConnectionError => $"The TLS connection to {host} broke ({reason}).",
            HttpRequestError.ProxyTunnelError => $"The proxy gives no connection to {host} ({reason}). Check its address and credentials.",
            _ => $"The connection to {host} broke ({reason}).",
        };
        return new ApiFailure(ApiFailureKind.Network, null, message, IsFinal: false);
    }

    private static T? HasInner<T>(Exception exception) where T : Exception
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is T found)
                return found;
        }
        return null;
    }
}
