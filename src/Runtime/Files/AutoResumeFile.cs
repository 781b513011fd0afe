using System.Text.Json;

namespace Instrument.Files;

/// <summary>
/// The file that tells which run <see cref="RunResume.Auto"/> goes on with (docs/wire/sdk-surface.md §8.2): it is there from the start of such a run
/// until one ends with exit code 0, or starts without being resumed. It is a convenience: what cannot be read or written is left out.
/// </summary>
internal static class AutoResumeFile
{
    private const string Name = "wandb-resume.json";
    private const string RunIdName = "run_id";

    /// <summary>The id of the run that did not end well; <see langword="null"/> if there is none.</summary>
    public static string? Read(string wandbDirectory)
    {
        try
        {
            using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(wandbDirectory, Name)));
            return file.RootElement.TryGetProperty(RunIdName, out JsonElement id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Notes a run that starts.</summary>
    public static void Write(string wandbDirectory, string runId)
    {
        try
        {
            Directory.CreateDirectory(wandbDirectory);
            using FileStream file = File.Create(Path.Combine(wandbDirectory, Name));
            using Utf8JsonWriter json = new(file);
            json.WriteStartObject();
            json.WriteString(RunIdName, runId);
            json.WriteEndObject();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next run then starts anew.
        }
    }

    /// <summary>Forgets the run.</summary>
    public static void Delete(string wandbDirectory)
    {
        try
        {
            File.Delete(Path.Combine(wandbDirectory, Name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next run then goes on with a run that has ended well, as it does without this file where an id is given.
        }
    }
}
