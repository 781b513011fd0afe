using System.Text.Json;

namespace Instrument.Media;

/// <summary>Writes the captions of a list of values, in which an empty text stands for none.</summary>
internal static class MediaCaptions
{
    /// <summary>Writes the field <c>captions</c> if there is any caption.</summary>
    /// <param name="json">Is in the list's object.</param>
    /// <param name="captions">A caption a value, in their order.</param>
    /// <returns>Whether there is any.</returns>
    public static bool TryWrite(Utf8JsonWriter json, IReadOnlyCollection<string?> captions)
    {
        if (captions.All(caption => caption is null))
            return false;
        json.WriteStartArray("captions"u8);
        foreach (string? caption in captions)
            json.WriteStringValue(caption ?? "");
        json.WriteEndArray();
        return true;
    }

    /// <summary>Writes the field <c>captions</c>, which is <c>false</c> if there is none.</summary>
    /// <param name="json">Is in the list's object.</param>
    /// <param name="captions">A caption a value, in their order.</param>
    public static void WriteOrFalse(Utf8JsonWriter json, IReadOnlyCollection<string?> captions)
    {
        if (!TryWrite(json, captions))
            json.WriteBoolean("captions"u8, false);
    }
}
