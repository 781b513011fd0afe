using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Instrument.Runtime.Tests.Http;

/// <summary>A server on this machine that answers with bytes as they are given, right or wrong, and keeps the connection open where a test says so.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly Func<int, RawReply> _reply;
    private int _requests;

    /// <summary>Starts it.</summary>
    /// <param name="reply">The answer to each request, by its number from 0.</param>
    public RawServer(Func<int, RawReply> reply)
    {
        _reply = reply;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public int Requests => Volatile.Read(ref _requests);

    public void Dispose()
    {
        _ended.Cancel();
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_ended.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient owned = client;
        try
        {
            NetworkStream stream = client.GetStream();
            while (await ReadAsync(stream))
            {
                RawReply reply = _reply(Interlocked.Increment(ref _requests) - 1);
                await stream.WriteAsync(Encoding.Latin1.GetBytes(reply.Text), _ended.Token);
                byte[] more = new byte[64 * 1024];
                more.AsSpan().Fill((byte)' ');
                while (reply.IsEndless)
                    await stream.WriteAsync(more, _ended.Token);
                if (!reply.IsKept)
                    return;
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
        {
            // The client has had enough.
        }
    }

    private async Task<bool> ReadAsync(NetworkStream stream)
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _ended.Token) == 0)
                return false;
            head.Append((char)one[0]);
        }
        string length = head.ToString().Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))[15..];
        await stream.ReadExactlyAsync(new byte[int.Parse(length, CultureInfo.InvariantCulture)], _ended.Token);
        return true;
    }
}

/// <summary>What a <see cref="RawServer"/> writes.</summary>
/// <param name="Text">The bytes, as Latin-1.</param>
/// <param name="IsKept">Whether the connection stays open for another request.</param>
/// <param name="IsEndless">Whether blanks follow without an end.</param>
internal sealed record RawReply(string Text, bool IsKept = false, bool IsEndless = false);
