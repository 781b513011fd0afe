namespace Instrument.Shipping;

/// <summary>The empty file beside a log that tells W&amp;B's own uploader that there is nothing left to do (docs/wire/records.md §4.1).</summary>
internal static class SyncedMark
{
    /// <summary>What is added to the log's name.</summary>
    public const string Extension = ".synced";

    /// <summary>Whether a log is marked.</summary>
    public static bool Exists(string logPath) => File.Exists(logPath + Extension);

    /// <summary>Marks a log.</summary>
    /// <returns>Why it could not be marked; <see langword="null"/> if it was.</returns>
    public static string? Set(string logPath)
    {
        try
        {
            File.WriteAllBytes(logPath + Extension, []);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }
}
