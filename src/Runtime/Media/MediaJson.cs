using System.Text.Json;

namespace Instrument.Media;

/// <summary>Writes what the history values of several media types have in common (docs/wire/media.md §1.7).</summary>
internal static class MediaJson
{
    /// <summary>Writes the fields of a value that is one file.</summary>
    /// <param name="json">Is in the value's object.</param>
    /// <param name="type">W&amp;B's name of the type.</param>
    /// <param name="file">The file.</param>
    /// <param name="caption">The caption, if the type has one and it was given.</param>
    public static void WriteFile(this Utf8JsonWriter json, string type, in StoredFile file, string? caption = null)
    {
        if (caption is not null)
            json.WriteString("caption"u8, caption);
        json.WriteString("_type"u8, type);
        json.WriteString("sha256"u8, file.Sha256);
        json.WriteNumber("size"u8, file.Size);
        json.WriteString("path"u8, file.Path);
    }
}
