using System.Text.Json.Nodes;

namespace Instrument.Testing.Tests.Golden;

/// <summary>The bytes of the files that were uploaded while a scenario was recorded.</summary>
internal sealed class RecordedUploads
{
    private readonly Dictionary<string, byte[]> _content = [];

    public RecordedUploads(string scenario)
    {
        string file = Path.Combine(FixturePath.Golden(scenario), "uploads.jsonl");
        // Of some scenarios the bytes were not kept.
        foreach (string line in File.Exists(file) ? File.ReadLines(file) : [])
        {
            JsonNode entry = JsonNode.Parse(line)!;
            _content.Add(entry["sha256"]!.GetValue<string>(), Convert.FromBase64String(entry["base64"]!.GetValue<string>()));
        }
    }

    /// <summary>The recorded bytes, or as many zeros.</summary>
    public byte[] Content(JsonObject body) => _content.GetValueOrDefault(body["sha256"]!.GetValue<string>()) ?? new byte[body["size"]!.GetValue<int>()];
}
