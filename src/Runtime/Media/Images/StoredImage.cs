using System.Text.Json;

namespace Instrument.Media.Images;

/// <summary>The files of an image in a run's folder.</summary>
/// <param name="File">The image itself.</param>
/// <param name="Boxes">Its sets of boxes, by name.</param>
/// <param name="Masks">Its masks, by name.</param>
internal sealed record StoredImage(StoredFile File, IReadOnlyList<KeyValuePair<string, StoredFile>> Boxes, IReadOnlyList<KeyValuePair<string, StoredFile>> Masks)
{
    /// <summary>Stores the files, and puts the names of classes into the config.</summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static StoredImage Store(Image image, ValueBinding binding)
    {
        StoredFile file = binding.Store("images", image.Extension, image.Content);
        List<KeyValuePair<string, StoredFile>> boxes = [];
        foreach ((string name, BoundingBoxes2D set) in image.Overlays.Boxes)
        {
            boxes.Add(KeyValuePair.Create(name, binding.Store("metadata/boxes2D", ".boxes2D.json", set.Content)));
            OverlayJson.SetLabels(binding, "bounding_box/class_labels", name, set.Classes);
        }
        List<KeyValuePair<string, StoredFile>> masks = [];
        foreach ((string name, ImageMask mask) in image.Overlays.Masks)
        {
            masks.Add(KeyValuePair.Create(name, binding.Store("images/mask", mask.Extension, mask.Content)));
            if (mask.Classes is { } classes)
                OverlayJson.SetLabels(binding, "mask/class_labels", name, classes);
        }
        return new StoredImage(file, boxes, masks);
    }

    /// <summary>Writes the object of the boxes, if there are any.</summary>
    /// <param name="name">The property; none inside an array.</param>
    /// <param name="json">Takes it.</param>
    public void WriteBoxes(ReadOnlySpan<byte> name, Utf8JsonWriter json) => Write(name, Boxes, "boxes2D", json);

    /// <summary>Writes the object of the masks, if there are any.</summary>
    /// <param name="name">The property; none inside an array.</param>
    /// <param name="json">Takes it.</param>
    public void WriteMasks(ReadOnlySpan<byte> name, Utf8JsonWriter json) => Write(name, Masks, "mask", json);

    private static void Write(ReadOnlySpan<byte> name, IReadOnlyList<KeyValuePair<string, StoredFile>> files, string type, Utf8JsonWriter json)
    {
        if (files.Count == 0)
            return;
        if (!name.IsEmpty)
            json.WritePropertyName(name);
        json.WriteStartObject();
        foreach ((string key, StoredFile file) in files)
        {
            json.WriteStartObject(key);
            json.WriteFile(type, file);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
