using System.Text.Json;
using Instrument.Artifacts.Objects;

namespace Instrument.Media;

/// <summary>A value that only artifacts can keep, as history has it: the address of its entry (docs/wire/media.md §20).</summary>
/// <param name="typeName">W&amp;B's name of the type.</param>
/// <param name="uri">The address.</param>
internal sealed class KeptObject(string typeName, string uri) : WandbValue
{
    /// <inheritdoc/>
    internal override string TypeName => typeName;

    /// <inheritdoc/>
    internal override bool HasFiles => false;

    /// <summary>The value as it is logged.</summary>
    /// <exception cref="InvalidOperationException">It is in no artifact that was logged.</exception>
    public static KeptObject Of(WandbValue value) => ObjectHome.Find(ArtifactObjects.Of(value)) is { } home
        ? new KeptObject(value.TypeName, home.Uri)
        : throw new InvalidOperationException($"{value.GetType().Name} is logged by naming its artifact; add it to an artifact and log that before.");

    /// <inheritdoc/>
    internal override void Write(ValueBinding binding, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("_type"u8, typeName);
        json.WriteString("artifact_path"u8, uri);
        json.WriteEndObject();
    }
}
