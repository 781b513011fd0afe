using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Instrument.Runtime.Tests.Http;

/// <summary>A request as it came over the wire.</summary>
internal sealed record ReceivedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string? Authorization => Headers.GetValueOrDefault("Authorization");

    public string Text => Encoding.UTF8.GetString(Headers.GetValueOrDefault("Content-Encoding") == "gzip" ? Unpack(Body) : Body);

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string Operation => Json.GetProperty("operationName").GetString()!;

    public JsonElement Variables => Json.GetProperty("variables");

    private static byte[] Unpack(byte[] body)
    {
        using GZipStream stream = new(new MemoryStream(body), CompressionMode.Decompress);
        using MemoryStream unpacked = new();
        stream.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
