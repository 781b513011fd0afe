namespace Instrument.Artifacts.Objects;

/// <summary>Where the entry of an object is in an artifact (docs/wire/artifacts.md §2.6).</summary>
internal static class ObjectPath
{
    // What is added below it is named after its content.
    private const string NamedByContent = "media/tables";

    private const int HexDigits = 20;

    /// <summary>The path for a name that a user gives: with the object's type at its end, unless it is there.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">W&amp;B's name of the object's type.</param>
    /// <exception cref="ArgumentException">The path breaks a rule.</exception>
    public static string Of(string name, string type)
    {
        string path = EntryPath.Normalize(name);
        return path.EndsWith(type + ".json", StringComparison.Ordinal) ? path : $"{path}.{type}.json";
    }

    /// <summary>The path for a name, when the content is known.</summary>
    /// <param name="path">Of <see cref="Of"/>.</param>
    /// <param name="digest">The content's digest.</param>
    public static string OfContent(string path, string digest)
    {
        if (!path.StartsWith(NamedByContent, StringComparison.Ordinal))
            return path;
        int file = path.LastIndexOf('/') + 1;
        int dot = path.IndexOf('.', file);
        return $"{path[..file]}{ContentDigest.ToHex(digest)![..HexDigits]}{path[dot..]}";
    }

    /// <summary>The path of an object that another one brings along: beside that, with its name behind a word of its own.</summary>
    /// <param name="path">The path of the other one, without its type.</param>
    /// <param name="word">The word.</param>
    public static string Beside(string path, string word)
    {
        int file = path.LastIndexOf('/') + 1;
        return $"{path[..file]}{word}_{path[file..]}";
    }
}
