using System.Text.Json;

namespace Instrument.Artifacts;

/// <summary>Makes the entries of references by the rules of each scheme (docs/wire/artifacts.md §3.4). Nothing here touches a network.</summary>
internal static class ReferenceEntries
{
    private const string AzureHost = ".blob.core.windows.net";

    /// <summary>The entry of one object.</summary>
    /// <param name="uri">Its address.</param>
    /// <param name="name">The entry's path; <see langword="null"/> takes it from the address.</param>
    /// <param name="info">What is known of the object; <see langword="null"/> if nothing is.</param>
    /// <exception cref="ArgumentException">The address has no scheme, or the scheme tells no name.</exception>
    public static ArtifactEntry Of(string uri, string? name, ArtifactReferenceInfo? info)
    {
        string scheme = SchemeOf(uri);
        return scheme switch
        {
            "s3" => Store(Before(uri, '?'), name, info, Unquoted(info?.ETag), "etag"),
            "gs" => Store(Before(uri, '#'), name, info, info?.ETag, null),
            "http" or "https" when IsAzure(uri) => Store(Before(uri, '?'), name, info, Unquoted(info?.ETag), "etag"),
            "http" or "https" => Http(uri, name, info),
            _ => new ArtifactEntry
            {
                Path = EntryPath.Normalize(name ?? throw NoName(uri)),
                Digest = info?.ETag ?? uri,
                Reference = uri,
                Size = info?.Size,
            },
        };
    }

    /// <summary>The entries of a <c>file:</c> address: one for a file, all that is below for a folder.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="ArgumentException">There is nothing at the address.</exception>
    public static IEnumerable<ArtifactEntry> OfFiles(string uri, string? name, bool checksum)
    {
        string local = new Uri(uri).LocalPath;
        if (File.Exists(local))
            return [File1(local, uri, name ?? Path.GetFileName(local), checksum)];
        if (!Directory.Exists(local))
            throw new ArgumentException($"There is no file and no folder at '{uri}'.", nameof(uri));
        return new DirectoryWalk(new ArtifactDirectoryOptions()).Files(local).Select(file => File1(
            file.File, $"{uri.TrimEnd('/')}/{file.Path}", name is null ? file.Path : $"{name}/{file.Path}", checksum));
    }

    /// <summary>The scheme of an address, in lower case.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public static string SchemeOf(string uri)
    {
        int colon = uri.IndexOf("://", StringComparison.Ordinal);
        if (colon <= 0 || !Uri.CheckSchemeName(uri[..colon]))
            throw new ArgumentException($"'{uri}' is no reference: it needs a scheme, such as https:// or s3://.", nameof(uri));
        return uri[..colon].ToLowerInvariant();
    }

    /// <summary>Whether an address is that of a blob of Azure.</summary>
    public static bool IsAzure(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out Uri? parsed) && parsed.Host.EndsWith(AzureHost, StringComparison.OrdinalIgnoreCase);

    private static ArtifactEntry Store(string uri, string? name, ArtifactReferenceInfo? info, string? tag, string? tagKey)
    {
        string[] parts = uri[(uri.IndexOf("://", StringComparison.Ordinal) + 3)..].Split('/', 2);
        string key = parts.Length == 2 && parts[1].Length != 0 ? parts[1] : parts[0];
        Dictionary<string, JsonElement> extra = [];
        if (tag is not null && tagKey is not null)
            extra[tagKey] = Text(tag);
        if (info?.VersionId is { } version && version != "null")
            extra["versionID"] = Text(version);
        return new ArtifactEntry
        {
            Path = EntryPath.Normalize(name ?? (tag is null ? key : key[(key.LastIndexOf('/') + 1)..])),
            Digest = tag ?? uri,
            Reference = uri,
            Size = info?.Size,
            Extra = extra,
        };
    }

    private static ArtifactEntry Http(string uri, string? name, ArtifactReferenceInfo? info)
    {
        string path = name ?? uri[(uri.LastIndexOf('/') + 1)..];
        if (path.Length == 0)
            throw NoName(uri);
        return new ArtifactEntry
        {
            Path = EntryPath.Normalize(path),
            Digest = info?.ETag?.Trim('"') ?? uri,
            Reference = uri,
            Size = info?.Size,
            Extra = info?.ETag is { } tag ? new Dictionary<string, JsonElement> { ["etag"] = Text(tag) } : [],
        };
    }

    private static ArtifactEntry File1(string file, string uri, string path, bool checksum)
    {
        string digest;
        long size;
        if (checksum)
            (digest, size) = ContentDigest.OfFile(file);
        else
            (digest, size) = (ContentDigest.Of(System.Text.Encoding.UTF8.GetBytes(new Uri(file).AbsoluteUri)), new FileInfo(file).Length);
        return new ArtifactEntry { Path = EntryPath.Normalize(path), Digest = digest, Reference = uri, Size = size };
    }

    private static string? Unquoted(string? tag) => tag is ['"', .., '"'] ? tag[1..^1] : tag;

    private static string Before(string uri, char end) => uri.IndexOf(end, StringComparison.Ordinal) is >= 0 and int at ? uri[..at] : uri;

    private static JsonElement Text(string text) => JsonElement.Parse($"\"{JsonEncodedText.Encode(text)}\"");

    private static ArgumentException NoName(string uri) => new($"The reference '{uri}' needs a name: its address does not tell one.", nameof(uri));
}
