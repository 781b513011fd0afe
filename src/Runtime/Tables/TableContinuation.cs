using System.Text.Json;
using Instrument.Pipeline;
using Instrument.Reading.Values;
using Instrument.Records;
using Instrument.Rows;

namespace Instrument.Tables;

/// <summary>Finds out where the incremental tables of a run go on that is resumed: after the parts that its summary names (docs/wire/media.md §19).</summary>
internal sealed class TableContinuation
{
    private const string IncrementalType = "incremental-table-file";

    private readonly Dictionary<string, TableIncrement> _next = new(StringComparer.Ordinal);

    /// <summary>By key, the place of the next part.</summary>
    public IReadOnlyDictionary<string, TableIncrement> Next => _next;

    /// <summary>Looks into a summary as the server has it.</summary>
    /// <param name="summary">JSON in W&amp;B's dialect; <see langword="null"/> if there is none.</param>
    public void Add(string? summary)
    {
        if (summary is not null)
            Add("", JsonDialect.Parse(summary));
    }

    /// <summary>Looks into what an earlier log of the run adds up to.</summary>
    public void Add(MetricTable metrics)
    {
        foreach (IGrouping<string, MetricTrack> value in metrics.All.Where(track => track.HasValue && track.Segments.Length > 1).GroupBy(track => string.Join('.', track.Segments[..^1])))
        {
            Dictionary<string, JsonElement> leaves = value.ToDictionary(track => track.Segments[^1], track => Parse(track.Last));
            Add(value.Key, name => leaves.TryGetValue(name, out JsonElement leaf) ? leaf : null);
        }
    }

    private void Add(string path, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return;
        Add(path, name => value.TryGetProperty(name, out JsonElement member) ? member : null);
        foreach (JsonProperty member in value.EnumerateObject())
            Add(path.Length == 0 ? member.Name : path + "." + member.Name, member.Value);
    }

    private void Add(string path, Func<string, JsonElement?> member)
    {
        if (member("_type") is not { ValueKind: JsonValueKind.String } type || type.GetString() != IncrementalType)
            return;
        if (member("artifact_path") is not { ValueKind: JsonValueKind.String } last || member("increment_num") is not { ValueKind: JsonValueKind.Number } number)
            return;
        List<string> previous = [];
        if (member("previous_increments_paths") is { ValueKind: JsonValueKind.Array } paths)
            previous.AddRange(paths.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!));
        TableIncrement found = new TableIncrement((int)number.GetDouble(), previous).Next(last.GetString()!);
        if (!_next.TryGetValue(path, out TableIncrement? known) || known.Number < found.Number)
            _next[path] = found;
    }

    private static JsonElement Parse(in RowValue value)
    {
        if (value.Kind == Generated.MetricKind.Json)
            return JsonDialect.Parse(value.Text);
        Span<byte> number = stackalloc byte[JsonValue.MaxNumberBytes];
        return value.Kind == Generated.MetricKind.String
            ? JsonDialect.Parse("null")
            : JsonDialect.Parse(number[..JsonValue.WriteScalar(value, number)]);
    }
}
