using System.Globalization;
using System.Text.Json;
using Instrument.Records;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>The plain way to a row's line: protobuf objects, dictionaries, text. What the fast way is held against.</summary>
internal static class SlowHistoryLine
{
    public static string Of(HistoryRecord history, long stepOffset = 0, bool omitStep = false)
    {
        Dictionary<string, object> root = [];
        foreach (HistoryItem item in history.Item)
        {
            List<string> path = item.NestedKey.Count == 0 ? [item.Key] : [.. item.NestedKey];
            string json = item.ValueJson;
            if (path is ["_step"] && StepOf(json) is { } step)
            {
                if (omitStep)
                    continue;
                json = $"{step + stepOffset}";
            }
            if (!IsSound(json))
                continue;
            Dictionary<string, object> parent = root;
            foreach (string segment in path.SkipLast(1))
            {
                if (parent.GetValueOrDefault(segment) is not Dictionary<string, object> members)
                    parent[segment] = members = [];
                parent = members;
            }
            parent[path[^1]] = json;
        }
        return Text(root);
    }

    private static long? StepOf(string json)
    {
        if (long.TryParse(json, CultureInfo.InvariantCulture, out long step))
            return step;
        bool isWhole = double.TryParse(json, CultureInfo.InvariantCulture, out double number) && Math.Abs(number) < long.MaxValue && number == Math.Floor(number);
        return isWhole ? (long)number : null;
    }

    private static bool IsSound(string json)
    {
        try
        {
            CanonicalJson.Of(json);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Text(Dictionary<string, object> members) =>
        $"{{{string.Join(',', members.Select(member => $"{JsonSerializer.Serialize(member.Key)}:{(member.Value is string json ? json : Text((Dictionary<string, object>)member.Value))}"))}}}";
}
