using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Instrument.Runtime.Tests.Http;

/// <summary>A server on this machine whose answers a test decides, down to the byte at which the connection breaks.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly List<ReceivedRequest> _requests = [];
    private readonly Func<ReceivedRequest, ServerReply> _reply;
    private readonly X509Certificate2? _certificate;

    public ScriptedServer(Func<ReceivedRequest, ServerReply> reply, X509Certificate2? certificate = null)
    {
        _reply = reply;
        _certificate = certificate;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Url => $"{(_certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public ReceivedRequest[] Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    /// <summary>A server whose answers are given one after another; the last one repeats.</summary>
    public static ScriptedServer Replies(params ServerReply[] replies)
    {
        int next = -1;
        return new ScriptedServer(_ => replies[Math.Min(Interlocked.Increment(ref next), replies.Length - 1)]);
    }

    public void Dispose()
    {
        _ended.Cancel();
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_ended.IsCancellationRequested)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_ended.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using TcpClient owned = client;
            Stream stream = client.GetStream();
            if (_certificate is not null)
            {
                SslStream tls = new(stream);
                await tls.AuthenticateAsServerAsync(_certificate);
                stream = tls;
            }
            if (await ReadAsync(stream) is not { } request)
                return;
            lock (_requests)
                _requests.Add(request);
            await WriteAsync(stream, _reply(request));
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away.
        }
    }

    private static async Task<ReceivedRequest?> ReadAsync(Stream stream)
    {
        List<byte> head = [];
        byte[] one = new byte[1];
        while (!(head.Count >= 4 && head[^4] == '\r' && head[^2] == '\r' && head[^1] == '\n'))
        {
            if (await stream.ReadAsync(one) == 0)
                return null;
            head.Add(one[0]);
        }
        string[] lines = Encoding.UTF8.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[] first = lines[0].Split(' ');
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines[1..])
            headers.Add(line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        byte[] body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        return new ReceivedRequest(first[0], first[1], headers, body);
    }

    private async Task WriteAsync(Stream stream, ServerReply reply)
    {
        if (reply.Fault == ServerFault.Close)
            return;
        if (reply.Fault == ServerFault.Silence)
            await Task.Delay(Timeout.Infinite, _ended.Token);
        byte[] body = Encoding.UTF8.GetBytes(reply.Body);
        StringBuilder head = new($"HTTP/1.1 {reply.Status} Said\r\nContent-Length: {body.Length}\r\nConnection: close\r\n");
        if (!reply.Headers.Any(header => header.Name == "Content-Type"))
            head.Append("Content-Type: application/json\r\n");
        foreach ((string name, string value) in reply.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()));
        await stream.WriteAsync(reply.Fault == ServerFault.HalfBody ? body.AsMemory(0, body.Length / 2) : body);
        await stream.FlushAsync();
    }
}
