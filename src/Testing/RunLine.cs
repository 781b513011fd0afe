using System.Text.Json.Nodes;
using Instrument.Testing.Json;

namespace Instrument.Testing;

/// <summary>A line that a run has sent through file_stream.</summary>
/// <param name="Number">Its number in the file, from zero.</param>
/// <param name="Text">Its text as it was sent.</param>
public sealed record RunLine(int Number, string Text)
{
    /// <summary>
    /// The line as JSON, a new tree each time. <c>NaN</c> and infinities, bare in W&amp;B's JSON, are the strings <c>NaN</c>, <c>Infinity</c> and
    /// <c>-Infinity</c>.
    /// </summary>
    /// <exception cref="FormatException">The line is no JSON object, as console lines of old servers.</exception>
    public JsonObject Json => ExtendedJson.TryParseObject(Text, out JsonObject? value)
        ? value
        : throw new FormatException($"Line {Number} is no JSON object: {Text}");

    /// <summary>The <c>_step</c> of a history line; <see langword="null"/> where there is none.</summary>
    public long? Step => Json["_step"]?.GetValue<long>();

    /// <summary>The number under a key, <c>NaN</c> and infinities included.</summary>
    /// <param name="key">The key at the top of the line, such as <c>train/loss</c>.</param>
    /// <returns>The number, or <see langword="null"/> if the line has no number there.</returns>
    public double? Value(string key) => ExtendedJson.Number(Json[key]);

    /// <summary>The line as it was sent.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text;
}
