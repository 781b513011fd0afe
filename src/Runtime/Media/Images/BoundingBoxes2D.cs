using System.Text.Json;
using Instrument.Media;
using Instrument.Media.Images;

namespace Instrument;

/// <summary>A set of boxes over an image, for example all predictions of a detector, with the names of their classes.</summary>
public sealed class BoundingBoxes2D
{
    /// <summary>Puts boxes together. They are copied.</summary>
    /// <param name="boxes">The boxes; there may be none.</param>
    /// <param name="classes">
    /// The names of the classes. Default: each class is called <c>class_</c> and its number, for which every box needs a class.
    /// </param>
    /// <exception cref="ArgumentException">There is a <see langword="null"/> among the boxes, or a box without a class while classes have no names.</exception>
    public BoundingBoxes2D(IEnumerable<BoundingBox2D> boxes, Classes? classes = null)
    {
        ArgumentNullException.ThrowIfNull(boxes);
        BoundingBox2D[] copy = [.. boxes];
        for (int i = 0; i < copy.Length; i++)
        {
            if (copy[i] is null)
                throw new ArgumentException($"Box {i} is null.", nameof(boxes));
            if (classes is null && copy[i].ClassId is null)
                throw new ArgumentException($"Box {i} has no class; set its ClassId, or give the set its classes.", nameof(boxes));
        }
        Classes = classes ?? Classes.Unnamed(copy.Select(box => box.ClassId!.Value));
        ScoreNames = [.. copy.SelectMany(box => box.Scores?.Keys ?? []).Distinct()];
        Data = OverlayJson.Make(json => WriteData(copy, json));
        Content = MediaContent.FromMemory(OverlayJson.Make(json => WriteFile(classes, json)));
    }

    /// <summary>The names of the classes, given or made.</summary>
    internal Classes Classes { get; }

    /// <summary>The names of all scores, each once.</summary>
    internal IReadOnlyList<string> ScoreNames { get; }

    /// <summary>The boxes, as a JSON array.</summary>
    internal ReadOnlyMemory<byte> Data { get; }

    /// <summary>The file of the set in a run.</summary>
    internal MediaContent Content { get; }

    private static void WriteData(BoundingBox2D[] boxes, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (BoundingBox2D box in boxes)
            box.Write(json);
        json.WriteEndArray();
    }

    private void WriteFile(Classes? classes, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WritePropertyName("box_data"u8);
        json.WriteRawValue(Data.Span, skipInputValidation: true);
        if (classes is not null)
        {
            json.WritePropertyName("class_labels"u8);
            OverlayJson.WriteLabels(json, classes);
        }
        json.WriteEndObject();
    }
}
