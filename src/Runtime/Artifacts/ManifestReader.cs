using System.Text.Json;

namespace Instrument.Artifacts;

/// <summary>Reads a manifest file (docs/wire/artifacts.md §4.4). What it does not know is passed over.</summary>
internal static class ManifestReader
{
    private const string OldLayout = "V1";

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="InvalidDataException">The text is no manifest, or one of a kind that is not known.</exception>
    public static StoredManifest Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The artifact's manifest is not JSON: {exception.Message}", exception);
        }
    }

    private static StoredManifest Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("version", out JsonElement version)
            || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out int number) || number != ArtifactRecords.ManifestVersion)
            throw new InvalidDataException("The artifact's manifest is of another version than 1; a newer Instrument may read it.");
        if (Text(root, "storagePolicy") != ArtifactRecords.StoragePolicy)
            throw new InvalidDataException("The artifact's manifest is of an unknown storage policy; a newer Instrument may read it.");
        if (!root.TryGetProperty("contents", out JsonElement contents) || contents.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException("The artifact's manifest has no contents.");
        Dictionary<string, ArtifactEntry> entries = new(StringComparer.Ordinal);
        foreach (JsonProperty member in contents.EnumerateObject())
        {
            if (!entries.TryAdd(member.Name, Entry(member)))
                throw new InvalidDataException($"The artifact's manifest has '{member.Name}' twice.");
        }
        bool hasConfig = root.TryGetProperty("storagePolicyConfig", out JsonElement config) && config.ValueKind == JsonValueKind.Object;
        return new StoredManifest(
            [.. ManifestDigest.Sort(entries.Values)],
            (hasConfig ? Text(config, "storageLayout") : null) ?? OldLayout,
            hasConfig ? Text(config, "storageRegion") : null);
    }

    private static ArtifactEntry Entry(JsonProperty member)
    {
        JsonElement value = member.Value;
        if (value.ValueKind != JsonValueKind.Object || Text(value, "digest") is not { } digest)
            throw new InvalidDataException($"The artifact's manifest has no digest of '{member.Name}'.");
        long? size = value.TryGetProperty("size", out JsonElement length) && length.ValueKind == JsonValueKind.Number && length.TryGetInt64(out long bytes)
            ? bytes
            : null;
        if (size < 0)
            throw new InvalidDataException($"The artifact's manifest has a negative size of '{member.Name}'.");
        return new ArtifactEntry
        {
            Path = member.Name,
            Digest = digest,
            Size = size,
            Reference = Text(value, "ref"),
            BirthArtifactId = Text(value, "birthArtifactID"),
            Extra = Extra(value),
        };
    }

    private static Dictionary<string, JsonElement> Extra(JsonElement value)
    {
        Dictionary<string, JsonElement> extra = [];
        if (value.TryGetProperty("extra", out JsonElement given) && given.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty item in given.EnumerateObject())
                extra[item.Name] = item.Value.Clone();
        }
        return extra;
    }

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } filled ? filled : null;
}
