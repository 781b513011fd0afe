using System.Text.Json;
using Instrument.Media;
using Instrument.Tables;

namespace Instrument;

/// <content>What the artifact of a table has of an image (docs/wire/media.md §4.5).</content>
public sealed partial class Image
{
    /// <inheritdoc/>
    internal override string? CellFault => _overlays is { IsEmpty: false, ClassFile: null }
        ? "an image with boxes or masks but without any class cannot be put into a table or an artifact; give it classes"
        : null;

    /// <inheritdoc/>
    internal override ColumnType CellType => ImageType.Of(_overlays);

    /// <inheritdoc/>
    internal override void WriteCell(CellBinding binding, Utf8JsonWriter json)
    {
        CellFile file = binding.Add("images", _extension, _content);
        json.WriteStartObject();
        if (_caption is not null)
            json.WriteString("caption"u8, _caption);
        json.WriteString("_type"u8, TypeName);
        json.WriteString("path"u8, file.Path);
        json.WriteString("sha256"u8, file.Sha256);
        WriteFormat(json);
        if (_grouping != 0)
            json.WriteNumber("grouping"u8, _grouping);
        WriteCellClasses(binding, json);
        WriteCellBoxes(json);
        WriteCellMasks(binding, json);
        json.WriteEndObject();
    }

    private void WriteCellClasses(CellBinding binding, Utf8JsonWriter json)
    {
        if (_overlays.ClassFile is not { } content)
            return;
        CellFile file = binding.AddAt($"media/classes/{_overlays.ClassFileId}_cls.classes.json", content);
        json.WriteStartObject("classes"u8);
        json.WriteString("type"u8, "classes-file"u8);
        json.WriteString("path"u8, file.Path);
        json.WriteString("digest"u8, file.Digest);
        json.WriteEndObject();
    }

    private void WriteCellBoxes(Utf8JsonWriter json)
    {
        if (_overlays.Boxes.Count == 0)
            return;
        json.WriteStartObject("boxes"u8);
        foreach ((string name, BoundingBoxes2D boxes) in _overlays.Boxes)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(boxes.Data.Span, skipInputValidation: true);
        }
        json.WriteEndObject();
    }

    private void WriteCellMasks(CellBinding binding, Utf8JsonWriter json)
    {
        if (_overlays.Masks.Count == 0)
            return;
        json.WriteStartObject("masks"u8);
        foreach ((string name, ImageMask mask) in _overlays.Masks)
        {
            CellFile file = binding.Add("images/mask", mask.Extension, mask.Content);
            json.WriteStartObject(name);
            json.WriteString("_type"u8, "mask"u8);
            json.WriteString("path"u8, file.Path);
            json.WriteString("sha256"u8, file.Sha256);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
