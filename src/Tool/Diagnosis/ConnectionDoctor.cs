using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Instrument.Http;
using Instrument.Settings;

namespace Instrument.Tool.Diagnosis;

/// <summary>Looks at the way to the server, step by step: proxy, name, connection, TLS. It ends at the first step that fails.</summary>
internal sealed class ConnectionDoctor(ServerSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Uri _uri = settings.Address.Uri;

    /// <summary>Looks at it.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        SettingsProxy proxy = new(settings, HttpClient.DefaultProxy);
        if (!proxy.IsBypassed(_uri) && proxy.GetProxy(_uri) is { } used && used != _uri)
        {
            return [new Finding("proxy", Verdict.Ok,
                $"requests go through the proxy {used.Host}:{used.Port}, so name, connection and TLS of the server are not looked at one by one")];
        }
        List<Finding> findings = [new("proxy", Verdict.Ok, "no proxy is used")];
        using CancellationTokenSource limit = new(Patience, time);
        using CancellationTokenSource linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await ConnectAsync(findings, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            findings.Add(Fail("connection", $"{_uri.Authority} does not answer within {Patience.TotalSeconds:0} seconds", "A firewall may drop the packets: ask for access, or set HTTPS_PROXY."));
        }
        return findings;
    }

    private async Task ConnectAsync(List<Finding> findings, CancellationToken cancellation)
    {
        IPAddress[] addresses;
        try
        {
            addresses = await Dns.GetHostAddressesAsync(_uri.DnsSafeHost, cancellation).ConfigureAwait(false);
            findings.Add(new Finding("name", Verdict.Ok, $"{_uri.Host} is {string.Join(", ", addresses.Take(3).Select(address => address.ToString()))}"));
        }
        catch (SocketException exception)
        {
            findings.Add(Fail("name", $"{_uri.Host} cannot be resolved: {exception.Message}", "Check the spelling of the base URL (WANDB_BASE_URL), the network, and the name server."));
            return;
        }
        using TcpClient client = new();
        try
        {
            await client.ConnectAsync(addresses, _uri.Port, cancellation).ConfigureAwait(false);
            findings.Add(new Finding("connection", Verdict.Ok, $"{_uri.Authority} takes connections"));
        }
        catch (SocketException exception)
        {
            findings.Add(Fail("connection", $"no connection to {_uri.Host}:{_uri.Port}: {exception.Message}", "Check that the server runs, its port, and a firewall or proxy on the way."));
            return;
        }
        if (_uri.Scheme == "https")
            findings.Add(await TlsAsync(client, cancellation).ConfigureAwait(false));
        else
            findings.Add(new Finding("TLS", Verdict.Warn, "the base URL is http: key and data travel in the clear", "Use https, unless the server is on this machine."));
    }

    private async Task<Finding> TlsAsync(TcpClient client, CancellationToken cancellation)
    {
        SslStream stream = new(client.GetStream());
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = _uri.Host }, cancellation).ConfigureAwait(false);
                return new Finding("TLS", Verdict.Ok, $"{stream.SslProtocol}, certificate trusted");
            }
            catch (Exception exception) when (exception is AuthenticationException or IOException)
            {
                return Fail("TLS", exception.Message.TrimEnd('.'),
                    "Check this machine's clock, that the address is right, and that the server's authority is trusted here (SSL_CERT_FILE adds one).");
            }
        }
    }

    private static Finding Fail(string name, string cause, string remedy) => new(name, Verdict.Fail, cause, remedy) { Code = ExitCode.Unreachable };
}
