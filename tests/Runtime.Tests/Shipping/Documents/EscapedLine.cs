using System.Text;
using System.Text.Json;
using Instrument.Shipping.Documents;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>Reads lines back as a server does: as strings of JSON.</summary>
internal static class EscapedLine
{
    public static string Read(ByteBuffer escaped) =>
        JsonDocument.Parse(Encoding.UTF8.GetBytes($"\"{Encoding.UTF8.GetString(escaped.Span)}\"")).RootElement.GetString()!;
}
