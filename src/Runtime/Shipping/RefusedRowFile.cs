using System.Text.Json;

namespace Instrument.Shipping;

/// <summary>
/// The rows that the server refuses, one JSON object a line, in a file beside the log: nothing that was logged is only thrown away.
/// </summary>
internal sealed class RefusedRowFile(string logPath)
{
    /// <summary>Full path of the file, which is there if a row was refused.</summary>
    public string Path { get; } = logPath + ".refused.jsonl";

    /// <summary>Adds a row.</summary>
    /// <param name="place">The row's place among the log's history records, counted from 0.</param>
    /// <param name="reason">Why it is refused.</param>
    /// <param name="row">The row's line, as it was sent; <see langword="null"/> for one that is too long for any line: the log has it.</param>
    /// <returns>Why it could not be written; <see langword="null"/> if it was.</returns>
    public string? Append(long place, string reason, string? row)
    {
        try
        {
            using FileStream file = new(Path, FileMode.Append, FileAccess.Write, FileShare.Read);
            using (Utf8JsonWriter json = new(file))
            {
                json.WriteStartObject();
                json.WriteNumber("place", place);
                json.WriteString("reason", reason);
                // As text: a row may hold a bare NaN, which is no JSON.
                if (row is not null)
                    json.WriteString("row", row);
                json.WriteEndObject();
            }
            file.Write("\n"u8);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }
}
