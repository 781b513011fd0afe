using System.Text.Json;
using Instrument.Media;
using Instrument.Media.Images;

namespace Instrument;

/// <content>What a run has of an image (docs/wire/media.md §4.4 and §5).</content>
public sealed partial class Image
{
    /// <inheritdoc/>
    internal override void Write(ValueBinding binding, Utf8JsonWriter json)
    {
        StoredImage stored = StoredImage.Store(this, binding);
        json.WriteStartObject();
        json.WriteFile(TypeName, stored.File, _caption);
        WriteFormat(json);
        if (_grouping != 0)
            json.WriteNumber("grouping"u8, _grouping);
        stored.WriteBoxes("boxes"u8, json);
        stored.WriteMasks("masks"u8, json);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    internal override void ThrowIfListUnusable(string key, int count)
    {
        if (count > MaxListLength)
            throw new ArgumentException($"The list at '{key}' has {count} images, and W&B shows {MaxListLength}; log the first ones, or a table.", nameof(count));
    }

    /// <inheritdoc/>
    internal override void WriteList(IReadOnlyList<WandbValue> values, ValueBinding binding, Utf8JsonWriter json)
    {
        Image[] images = [.. values.Cast<Image>()];
        StoredImage[] stored = [.. images.Select(image => StoredImage.Store(image, binding))];
        if (images.Any(image => image.Width != Width || image.Height != Height || image._extension != _extension))
            binding.WarnOnce("its images differ in size or format, and W&B shows all of them as the first one");
        json.WriteStartObject();
        json.WriteString("_type"u8, "images/separated"u8);
        WriteFormat(json);
        json.WriteNumber("count"u8, images.Length);
        json.WriteStartArray("filenames"u8);
        foreach (StoredImage image in stored)
            json.WriteStringValue(image.File.Path);
        json.WriteEndArray();
        WriteCaptions(images, json);
        WriteAll("all_masks"u8, stored, image => image.Masks.Count, (image, writer) => image.WriteMasks(default, writer), json);
        WriteAll("all_boxes"u8, stored, image => image.Boxes.Count, (image, writer) => image.WriteBoxes(default, writer), json);
        json.WriteEndObject();
    }

    // Readers look at the first caption alone to know whether there are any; an empty text is one.
    private static void WriteCaptions(Image[] images, Utf8JsonWriter json)
    {
        if (images.All(image => image._caption is null))
            return;
        json.WriteStartArray("captions"u8);
        json.WriteStringValue(images[0]._caption ?? "");
        foreach (Image image in images.AsSpan(1))
            json.WriteStringValue(image._caption);
        json.WriteEndArray();
    }

    private static void WriteAll(ReadOnlySpan<byte> name, StoredImage[] images, Func<StoredImage, int> count, Action<StoredImage, Utf8JsonWriter> write, Utf8JsonWriter json)
    {
        if (images.All(image => count(image) == 0))
            return;
        json.WriteStartArray(name);
        foreach (StoredImage image in images)
        {
            if (count(image) == 0)
                json.WriteNullValue();
            else
                write(image, json);
        }
        json.WriteEndArray();
    }

    private void WriteFormat(Utf8JsonWriter json)
    {
        json.WriteString("format"u8, _extension.AsSpan(_extension.Length == 0 ? 0 : 1));
        json.WriteNumber("width"u8, Width);
        json.WriteNumber("height"u8, Height);
    }
}
