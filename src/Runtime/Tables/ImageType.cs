using System.Globalization;
using Instrument.Artifacts;
using Instrument.Media.Images;

namespace Instrument.Tables;

/// <summary>
/// The type of images, with what is known of the boxes, masks and classes of all images in the column, after which W&amp;B offers them
/// (docs/wire/media.md §18.3).
/// </summary>
internal sealed class ImageType : ColumnType
{
    private readonly Layers _boxes;
    private readonly Layers _masks;
    private readonly SortedSet<string> _scores;
    private readonly SortedDictionary<int, string> _classes;

    private ImageType(Layers boxes, Layers masks, SortedSet<string> scores, SortedDictionary<int, string> classes)
    {
        _boxes = boxes;
        _masks = masks;
        _scores = scores;
        _classes = classes;
    }

    /// <summary>The type of images over which nothing is drawn, and which have no classes.</summary>
    public static ImageType Plain { get; } = new(Empty(), Empty(), new(PathOrder.Instance), []);

    /// <summary>The type of an image.</summary>
    public static ImageType Of(ImageOverlays overlays)
    {
        if (overlays.IsEmpty && overlays.Classes.Entries.Count == 0)
            return Plain;
        ImageType type = new(Empty(), Empty(), new(PathOrder.Instance), []);
        foreach ((string name, BoundingBoxes2D boxes) in overlays.Boxes)
        {
            AddTo(type._boxes, name, boxes.Classes.Entries);
            type._scores.UnionWith(boxes.ScoreNames);
        }
        foreach ((string name, ImageMask mask) in overlays.Masks)
            AddTo(type._masks, name, mask.Classes?.Entries ?? []);
        AddTo(type._classes, overlays.Classes.Entries);
        return type;
    }

    /// <inheritdoc/>
    internal override ColumnType? Accept(ColumnType value)
    {
        if (value is not ImageType other)
            return null;
        if (ReferenceEquals(other, Plain) || Includes(other))
            return this;
        ImageType joined = new(Empty(), Empty(), new(_scores, PathOrder.Instance), new(_classes));
        foreach (ImageType type in (ReadOnlySpan<ImageType>)[this, other])
        {
            foreach ((string name, SortedDictionary<int, string> classes) in type._boxes)
                AddTo(joined._boxes, name, classes);
            foreach ((string name, SortedDictionary<int, string> classes) in type._masks)
                AddTo(joined._masks, name, classes);
        }
        joined._scores.UnionWith(other._scores);
        AddTo(joined._classes, other._classes);
        return joined;
    }

    /// <inheritdoc/>
    internal override void Write(TableJson json)
    {
        json.StartObject();
        json.Key("params");
        json.StartObject();
        Constant(json, "box_class_maps", () => Maps(json, _boxes));
        Constant(json, "box_layers", () => Ids(json, _boxes));
        Constant(json, "box_score_keys", () =>
        {
            json.StartArray();
            foreach (string score in _scores)
                json.Element().Text(score);
            json.EndArray();
        }, isSet: true);
        Constant(json, "class_map", () => Map(json, _classes));
        Constant(json, "mask_class_maps", () => Maps(json, _masks));
        Constant(json, "mask_layers", () => Ids(json, _masks));
        json.EndObject();
        json.Key("wb_type");
        json.Text("image-file");
        json.EndObject();
    }

    /// <inheritdoc/>
    public override string ToString() => "Image-file";

    private bool Includes(ImageType other) =>
        Includes(_boxes, other._boxes) && Includes(_masks, other._masks) && _scores.IsSupersetOf(other._scores) && other._classes.Keys.All(_classes.ContainsKey);

    private static bool Includes(Layers layers, Layers others) =>
        others.All(other => layers.TryGetValue(other.Key, out SortedDictionary<int, string>? classes) && other.Value.Keys.All(classes.ContainsKey));

    private static Layers Empty() => new(PathOrder.Instance);

    private static void AddTo(Layers layers, string name, IEnumerable<KeyValuePair<int, string>> classes)
    {
        if (!layers.TryGetValue(name, out SortedDictionary<int, string>? known))
            layers.Add(name, known = []);
        AddTo(known, classes);
    }

    // The first name of a class stays.
    private static void AddTo(SortedDictionary<int, string> known, IEnumerable<KeyValuePair<int, string>> classes)
    {
        foreach ((int id, string name) in classes)
            known.TryAdd(id, name);
    }

    private static void Constant(TableJson json, string name, Action writeValue, bool isSet = false)
    {
        json.Key(name);
        json.StartObject();
        json.Key("params");
        json.StartObject();
        json.Key("is_set");
        json.Boolean(isSet);
        json.Key("val");
        writeValue();
        json.EndObject();
        json.Key("wb_type");
        json.Text("const");
        json.EndObject();
    }

    private static void Maps(TableJson json, Layers layers)
    {
        json.StartObject();
        foreach ((string name, SortedDictionary<int, string> classes) in layers)
        {
            json.Key(name);
            Map(json, classes);
        }
        json.EndObject();
    }

    private static void Map(TableJson json, SortedDictionary<int, string> classes)
    {
        json.StartObject();
        // The keys are text, and in the order of text.
        foreach ((string id, string name) in classes.Select(entry => (entry.Key.ToString(CultureInfo.InvariantCulture), entry.Value)).OrderBy(entry => entry.Item1, PathOrder.Instance))
        {
            json.Key(id);
            json.Text(name);
        }
        json.EndObject();
    }

    private static void Ids(TableJson json, Layers layers)
    {
        json.StartObject();
        foreach ((string name, SortedDictionary<int, string> classes) in layers)
        {
            json.Key(name);
            json.StartArray();
            foreach (int id in classes.Keys)
                json.Element().Integer(id);
            json.EndArray();
        }
        json.EndObject();
    }

    private sealed class Layers(IComparer<string> order) : SortedDictionary<string, SortedDictionary<int, string>>(order);
}
