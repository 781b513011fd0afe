using System.Text.Json;
using System.Text.Json.Nodes;

namespace Instrument.Testing.Json;

/// <summary>Members of JSON objects whose types have been checked.</summary>
internal static class JsonMembers
{
    public static string? Text(this JsonObject members, string name) => members[name]?.GetValue<string>();

    public static IReadOnlyList<string>? Texts(this JsonObject members, string name) =>
        members[name] is JsonArray items ? [.. items.Select(item => item!.GetValue<string>())] : null;

    public static bool IsText(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String;

    public static bool IsTrue(JsonNode? value) => value?.GetValueKind() == JsonValueKind.True;

    /// <summary>A whole number of 32 bits, written without fraction and exponent.</summary>
    public static int? Whole(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number && value.AsValue().TryGetValue(out int number) ? number : null;
}
