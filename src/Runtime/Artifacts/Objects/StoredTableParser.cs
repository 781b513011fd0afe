using System.Text.Json;
using Instrument.Reading.Values;

namespace Instrument.Artifacts.Objects;

/// <summary>Reads the JSON of tables in artifacts (docs/wire/media.md §17.3).</summary>
/// <param name="artifact">The artifact that has the table and the files of its media.</param>
internal sealed class StoredTableParser(StoredArtifact artifact)
{
    private readonly List<object?[]> _rows = [];
    private string[]? _columns;

    /// <summary>What has been read.</summary>
    public StoredTable Table => new(_columns ?? [], _rows);

    /// <summary>Reads a table, or a part of one behind the parts that were read before.</summary>
    /// <param name="text">The JSON.</param>
    /// <returns>Whether it is one of several parts.</returns>
    /// <exception cref="InvalidDataException">It is no table, or has other columns than the parts before.</exception>
    public bool Read(ReadOnlySpan<byte> text)
    {
        JsonElement table = JsonDialect.Parse(text);
        if (table.ValueKind != JsonValueKind.Object || !table.TryGetProperty("columns", out JsonElement names) || names.ValueKind != JsonValueKind.Array
            || !table.TryGetProperty("data", out JsonElement data) || data.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException("it has no columns and data");
        // Names are numbers now and then.
        string[] columns = [.. names.EnumerateArray().Select(name => name.ValueKind == JsonValueKind.String ? name.GetString()! : name.GetRawText())];
        if (_columns is not null && !columns.SequenceEqual(_columns))
            throw new InvalidDataException("its parts have different columns");
        _columns = columns;
        Func<JsonElement, object?>[] readers = [.. columns.Select(column => ReaderOf(table, column))];
        foreach (JsonElement row in data.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Array || row.GetArrayLength() != columns.Length)
                throw new InvalidDataException($"row {_rows.Count} has not one cell for each of the {columns.Length} columns");
            _rows.Add([.. row.EnumerateArray().Select((cell, index) => readers[index](cell))]);
        }
        return table.TryGetProperty("log_mode", out JsonElement mode) && mode.ValueKind == JsonValueKind.String && mode.GetString() == "INCREMENTAL";
    }

    /// <summary>A media value.</summary>
    /// <param name="artifact">The artifact that has its file.</param>
    /// <param name="value">An object.</param>
    /// <returns>The value; <see langword="null"/> if the object is something else.</returns>
    public static StoredMedia? Media(StoredArtifact artifact, JsonElement value) => Text(value, "_type") is { } type && Text(value, "path") is { } path
        ? new StoredMedia(artifact, type, path, value)
        : null;

    private object? Cell(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => cell.GetString(),
        JsonValueKind.Number => cell.TryGetInt64(out long whole) ? (object)whole : cell.GetDouble(),
        JsonValueKind.Array => cell.EnumerateArray().Select(Cell).ToArray(),
        JsonValueKind.Object when Media(artifact, cell) is { } media => media,
        JsonValueKind.Object => cell.EnumerateObject().ToDictionary(member => member.Name, member => Cell(member.Value), StringComparer.Ordinal),
        _ => null,
    };

    private object? Time(JsonElement cell) => cell.ValueKind == JsonValueKind.Number && cell.TryGetDouble(out double milliseconds)
        && milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
            : Cell(cell);

    // The dialect's tokens for what JSON has no numbers for come as text.
    private object? Number(JsonElement cell) => cell.ValueKind != JsonValueKind.String ? Cell(cell) : cell.GetString() switch
    {
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        "NaN" => null,
        var text => text,
    };

    private Func<JsonElement, object?> ReaderOf(JsonElement table, string column)
    {
        if (Member(Member(Member(Member(table, "column_types"), "params"), "type_map"), column) is not { } type)
            return Cell;
        HashSet<string?> names = [Text(type, "wb_type")];
        if (Member(Member(type, "params"), "allowed_types") is { ValueKind: JsonValueKind.Array } allowed)
            names.UnionWith(allowed.EnumerateArray().Select(one => Text(one, "wb_type")));
        return names.Contains("timestamp") ? Time : names.Contains("number") ? Number : Cell;
    }

    private static JsonElement? Member(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out JsonElement member) ? member : null;

    private static string? Text(JsonElement value, string name) =>
        Member(value, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
