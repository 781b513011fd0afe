using System.Text;
using System.Text.Json.Nodes;
using Instrument.Artifacts;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Artifacts;

/// <summary>The manifests that the official client uploaded in the golden run.</summary>
public sealed class GoldenManifestTests
{
    private static IEnumerable<JsonObject> Lines =>
        File.ReadLines(Path.Combine(FixturePath.Golden("artifacts"), "manifests.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject());

    [Fact]
    public void The_digest_of_every_golden_artifact_is_reproduced()
    {
        int seen = 0;
        foreach (JsonObject line in Lines)
        {
            StoredManifest manifest = Read(line);
            Assert.Equal(line["digest"]!.GetValue<string>(), ManifestDigest.Compute(manifest.Entries));
            seen++;
        }
        Assert.Equal(34, seen);
    }

    // Paths of the machine and hints for it are no part of what we send.
    [Fact]
    public void Every_golden_manifest_is_written_as_it_was_but_for_what_is_local()
    {
        foreach (JsonObject line in Lines)
        {
            using MemoryStream output = new();
            ManifestWriter.Write(output, Read(line).Entries, null);
            JsonObject golden = line["manifest"]!.DeepClone().AsObject();
            foreach ((_, JsonNode? entry) in golden["contents"]!.AsObject())
            {
                entry!.AsObject().Remove("local_path");
                entry.AsObject().Remove("skip_cache");
            }
            Assert.Equal(golden.ToJsonString(), JsonNode.Parse(output.ToArray())!.ToJsonString());
        }
    }

    private static StoredManifest Read(JsonObject line) => ManifestReader.Read(Encoding.UTF8.GetBytes(line["manifest"]!.ToJsonString()));
}
