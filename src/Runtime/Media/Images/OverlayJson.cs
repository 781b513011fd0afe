using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Instrument.Tables;

namespace Instrument.Media.Images;

/// <summary>Writes the JSON of boxes, masks and their classes (docs/wire/media.md §6 to §8).</summary>
internal static class OverlayJson
{
    // Between the key of an image and the name of its boxes or mask; W&B's own spelling.
    private const string Delimiter = "_wandb_delimeter_";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes compact JSON.</summary>
    public static byte[] Make(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
            write(json);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the object of class numbers and names.</summary>
    public static void WriteLabels(Utf8JsonWriter json, Classes classes)
    {
        json.WriteStartObject();
        foreach ((int id, string name) in classes.Entries)
            json.WriteString(id.ToString(CultureInfo.InvariantCulture), name);
        json.WriteEndObject();
    }

    /// <summary>Puts the names of classes into the run's config, where panels look for them.</summary>
    /// <param name="binding">The place of the image.</param>
    /// <param name="type">The config's name of the overlay: <c>bounding_box/class_labels</c> or <c>mask/class_labels</c>.</param>
    /// <param name="overlay">The name of the boxes or the mask.</param>
    /// <param name="classes">The classes.</param>
    public static void SetLabels(ValueBinding binding, string type, string overlay, Classes classes)
    {
        string key = binding.Key + Delimiter + overlay;
        byte[] item = Make(json =>
        {
            json.WriteStartObject();
            json.WriteString("type"u8, type);
            json.WriteString("key"u8, key);
            json.WritePropertyName("value"u8);
            WriteLabels(json, classes);
            json.WriteEndObject();
        });
        binding.SetConfig(["_wandb", type, key], Encoding.UTF8.GetString(item));
    }

    /// <summary>The file of a set of classes in an artifact.</summary>
    public static byte[] ClassSet(Classes classes)
    {
        using MemoryStream text = new();
        using TableJson json = new(text, TableDialect.Artifact);
        json.StartObject();
        json.Key("_type");
        json.Text("classes");
        json.Key("class_set");
        json.StartArray();
        foreach ((int id, string name) in classes.Entries)
        {
            json.Element().StartObject();
            json.Key("id");
            json.Integer(id);
            json.Key("name");
            json.Text(name);
            json.EndObject();
        }
        json.EndArray();
        json.EndObject();
        json.Flush();
        return text.ToArray();
    }
}
