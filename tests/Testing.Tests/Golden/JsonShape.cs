using System.Text.Json;
using System.Text.Json.Nodes;

namespace Instrument.Testing.Tests.Golden;

/// <summary>Names and types of an answer, without its values. Null fits everything: most fields of answers may be null.</summary>
internal static class JsonShape
{
    /// <summary>Fails the test unless both have the same members of the same types.</summary>
    public static void AssertSame(JsonNode? recorded, JsonNode? ours, string path)
    {
        // The recording says only how many features there were.
        if (recorded is null || ours is null || path.EndsWith(".features", StringComparison.Ordinal))
            return;
        Assert.True(Kind(recorded) == Kind(ours), $"{path} is a {Kind(ours)}; recorded was a {Kind(recorded)}");
        switch (recorded)
        {
            case JsonObject members when !path.EndsWith(".cliVersionInfo", StringComparison.Ordinal):
                Assert.Equal(members.Select(member => member.Key).Order(), ours.AsObject().Select(member => member.Key).Order());
                foreach ((string name, JsonNode? value) in members)
                    AssertSame(value, ours[name], $"{path}.{name}");
                break;
            case JsonArray items:
                // Long lists are cut in the recording, and then end with a text that says so.
                bool isCut = items.Count > 1 && Kind(items[0]!) != Kind(items[^1]!);
                int count = isCut ? items.Count - 1 : items.Count;
                Assert.True(isCut ? ours.AsArray().Count > count : ours.AsArray().Count == count, $"{path} has {ours.AsArray().Count} items");
                for (int index = 0; index < count; index++)
                    AssertSame(items[index], ours[index], $"{path}[{index}]");
                break;
        }
    }

    private static JsonValueKind Kind(JsonNode node) => node.GetValueKind() is JsonValueKind.False ? JsonValueKind.True : node.GetValueKind();
}
