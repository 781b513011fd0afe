using System.Text.Json;

namespace Instrument.Media;

/// <summary>The file of a value that is one file, and what history and the cells of tables hold of it (docs/wire/media.md §1.7, §1.8).</summary>
/// <param name="Type">W&amp;B's name of the type.</param>
/// <param name="Folder">The type's folder below <c>media</c>.</param>
/// <param name="Extension">With its leading dot.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Caption">The caption, if the type has one and it was given.</param>
internal sealed record FileValue(string Type, string Folder, string Extension, MediaContent Content, string? Caption = null)
{
    /// <summary>Stores the file and writes the fields of the history value.</summary>
    /// <param name="binding">The place in the run.</param>
    /// <param name="json">Is in the value's object.</param>
    public StoredFile WriteFields(ValueBinding binding, Utf8JsonWriter json)
    {
        StoredFile file = binding.Store(Folder, Extension, Content);
        json.WriteFile(Type, file, Caption);
        return file;
    }

    /// <summary>Stores the file and writes the history value, if it has no fields of its own.</summary>
    public StoredFile Write(ValueBinding binding, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        StoredFile file = WriteFields(binding, json);
        json.WriteEndObject();
        return file;
    }

    /// <summary>Adds the file to the artifact of a table and writes the fields of the cell.</summary>
    /// <param name="binding">The artifact.</param>
    /// <param name="json">Is in the cell's object.</param>
    public void WriteCellFields(CellBinding binding, Utf8JsonWriter json)
    {
        CellFile file = binding.Add(Folder, Extension, Content);
        if (Caption is not null)
            json.WriteString("caption"u8, Caption);
        json.WriteString("_type"u8, Type);
        json.WriteString("path"u8, file.Path);
        json.WriteString("sha256"u8, file.Sha256);
    }

    /// <summary>Adds the file to the artifact of a table and writes the cell, if it has no fields of its own.</summary>
    public void WriteCell(CellBinding binding, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteCellFields(binding, json);
        json.WriteEndObject();
    }
}
