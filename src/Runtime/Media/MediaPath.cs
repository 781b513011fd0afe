using System.Buffers;
using System.Globalization;

namespace Instrument.Media;

/// <summary>Where the file of a media value lies below the run's files (docs/wire/media.md §1.2, §1.3).</summary>
internal static class MediaPath
{
    /// <summary>How many hex digits of the file's SHA-256 its name has.</summary>
    public const int IdLength = 20;

    // Names that Windows cannot have. They are refused everywhere, so that a run can be synced from anywhere.
    private static readonly SearchValues<char> Refused = SearchValues.Create(MetricKeyGrammar.InNoFileName);

    /// <summary>Refuses a key that no file can be named after.</summary>
    /// <param name="key">The key of the value; of nested dictionaries the innermost one.</param>
    /// <exception cref="ArgumentException">The key has a character that file names on Windows cannot have.</exception>
    public static void ThrowIfUnusable(string key)
    {
        int index = key.AsSpan().IndexOfAny(Refused);
        if (index >= 0)
            throw new ArgumentException($"The key '{key}' {MetricKeyGrammar.DescribeInNoFileName(key[index])}.", nameof(key));
    }

    /// <summary>Makes the path, with forward slashes.</summary>
    /// <param name="folder">The type's folder below <c>media</c>, for example <c>images</c>.</param>
    /// <param name="key">The key; <c>/</c> in it makes folders.</param>
    /// <param name="step">The step, or the word that stands for it.</param>
    /// <param name="sha256">SHA-256 of the file, in hex.</param>
    /// <param name="extension">With its leading dot.</param>
    public static string Create(string folder, string key, string step, string sha256, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"media/{folder}/{SafeKey(key)}_{step}_{sha256.AsSpan(0, IdLength)}{extension}");

    /// <summary>The key as a path that leads nowhere else.</summary>
    public static string SafeKey(string key)
    {
        IEnumerable<string> parts = key.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => part switch
        {
            "." => "_",
            ".." => "__",
            _ => part,
        });
        return string.Join('/', parts);
    }
}
