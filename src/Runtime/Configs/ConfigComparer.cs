using System.Text.Json;

namespace Instrument.Configs;

/// <summary>Finds the values in which two written configs differ.</summary>
internal sealed class ConfigComparer
{
    private readonly List<ConfigDifference> _differences = [];

    public IReadOnlyList<ConfigDifference> Differences => _differences;

    public void Compare(string path, JsonElement old, JsonElement other)
    {
        if (old.ValueKind == JsonValueKind.Object && other.ValueKind == JsonValueKind.Object)
            CompareObjects(path, old, other);
        else if (old.ValueKind == JsonValueKind.Array && other.ValueKind == JsonValueKind.Array && old.GetArrayLength() == other.GetArrayLength())
            CompareItems(path, old, other);
        else if (old.GetRawText() != other.GetRawText())
            Add(path, old, other);
    }

    private void CompareObjects(string path, JsonElement old, JsonElement other)
    {
        foreach (JsonProperty member in old.EnumerateObject())
        {
            string memberPath = ConfigPath.Member(path, member.Name);
            if (other.TryGetProperty(member.Name, out JsonElement value))
                Compare(memberPath, member.Value, value);
            else
                Add(memberPath, member.Value, null);
        }
        foreach (JsonProperty member in other.EnumerateObject())
        {
            if (!old.TryGetProperty(member.Name, out _))
                Add(ConfigPath.Member(path, member.Name), null, member.Value);
        }
    }

    private void CompareItems(string path, JsonElement old, JsonElement other)
    {
        for (int i = 0; i < old.GetArrayLength(); i++)
            Compare(ConfigPath.Item(path, i), old[i], other[i]);
    }

    private void Add(string path, JsonElement? old, JsonElement? other) =>
        _differences.Add(new ConfigDifference(path, Text(old), Text(other)));

    private static string? Text(JsonElement? value) => value is { } element ? ConfigJson.Text(element) : null;
}
