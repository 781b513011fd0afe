using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Instrument.Benchmarks.Measuring;

/// <summary>
/// A server on this machine that takes everything a run sends, reads it to the end, and forgets it: what remains is the client's work.
/// </summary>
internal sealed class SinkServer : IDisposable
{
    /// <summary>The id of the only run that it knows.</summary>
    public const string RunId = "shipped";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    // Written by the connections' tasks.
    private long _streamRequests;
    private long _refusedRequests;
    private volatile bool _isAway;

    public SinkServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The base URL for clients.</summary>
    public Uri BaseUrl => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}"));

    /// <summary>Whether everything is answered with 503.</summary>
    public bool IsAway
    {
        get => _isAway;
        set => _isAway = value;
    }

    /// <summary>How many file_stream requests were taken.</summary>
    public long StreamRequests => Interlocked.Read(ref _streamRequests);

    /// <summary>How many requests were refused while it was away.</summary>
    public long RefusedRequests => Interlocked.Read(ref _refusedRequests);

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The figure is measured.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            byte[] buffer = new byte[256 * 1024];
            int filled = 0;
            NetworkStream stream = client.GetStream();
            try
            {
                while (true)
                {
                    int end;
                    while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
                    {
                        int read = await stream.ReadAsync(buffer.AsMemory(filled), _stop.Token);
                        if (read == 0)
                            return;
                        filled += read;
                    }
                    string head = Encoding.ASCII.GetString(buffer, 0, end);
                    int body = end + 4;
                    int left = ContentLength(head) - (filled - body);
                    string start = Encoding.UTF8.GetString(buffer, body, Math.Max(0, filled - body));
                    while (left > 0)
                    {
                        int read = await stream.ReadAsync(buffer, _stop.Token);
                        if (read == 0)
                            return;
                        // Only GraphQL's small bodies are looked at.
                        if (start.Length < 16 * 1024)
                            start += Encoding.UTF8.GetString(buffer, 0, read);
                        left -= read;
                    }
                    filled = 0;
                    await stream.WriteAsync(Answer(head, start), _stop.Token);
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The client has gone.
            }
        }
    }

    private byte[] Answer(string head, string body)
    {
        if (IsAway)
        {
            Interlocked.Increment(ref _refusedRequests);
            return "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"u8.ToArray();
        }
        if (!head.StartsWith("POST /graphql", StringComparison.Ordinal))
            Interlocked.Increment(ref _streamRequests);
        string json = !head.StartsWith("POST /graphql", StringComparison.Ordinal) ? "{}"
            : body.Contains("ServerFeaturesQuery", StringComparison.Ordinal) ? """{"data":{"serverInfo":{"features":[]}}}"""
            : body.Contains("createRunFiles", StringComparison.Ordinal) ? Files(body)
            : $$$$"""{"data":{"upsertBucket":{"bucket":{"id":"1","name":"{{{{RunId}}}}","displayName":"d","project":{"id":"2","name":"benchmarks","entity":{"id":"3","name":"bench"}},"historyLineCount":0},"inserted":true}}}""";
        return Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}"));
    }

    private string Files(string body)
    {
        using JsonDocument request = JsonDocument.Parse(body);
        IEnumerable<string> files = request.RootElement.GetProperty("variables").GetProperty("files").EnumerateArray()
            .Select(file => $$"""{"name":"{{file.GetString()}}","uploadUrl":"{{BaseUrl}}put"}""");
        return $$$$"""{"data":{"createRunFiles":{"runID":"1","uploadHeaders":[],"files":[{{{{string.Join(',', files)}}}}]}}}""";
    }

    private static int ContentLength(string head)
    {
        foreach (string line in head.Split("\r\n"))
        {
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                return int.Parse(line.AsSpan("Content-Length:".Length), CultureInfo.InvariantCulture);
        }
        return 0;
    }
}
