using System.Buffers;

namespace Instrument.Artifacts.Download;

/// <summary>Where the public objects of S3 and of Google's storage are on the web. Nothing is signed: objects that need credentials are refused there.</summary>
internal static class StoreAddress
{
    private static readonly SearchValues<char> InBuckets = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>The address of an object of S3, or of another store with its protocol that <c>AWS_S3_ENDPOINT_URL</c> names, as for the official client.</summary>
    /// <param name="uri">The reference, as <c>s3://bucket/key</c>.</param>
    /// <param name="version">The object's version; <see langword="null"/> for the newest.</param>
    /// <param name="environment">Value of an environment variable.</param>
    /// <returns>The address; <see langword="null"/> if the reference names no object.</returns>
    public static Uri? OfS3(string uri, string? version, Func<string, string?> environment)
    {
        if (Parts(uri) is not var (bucket, key))
            return null;
        string query = version is null ? "" : "?versionId=" + Uri.EscapeDataString(version);
        if (environment("AWS_S3_ENDPOINT_URL") is { Length: > 0 } endpoint)
            return new Uri($"{endpoint.TrimEnd('/')}/{bucket}/{key}{query}");
        // Certificates cover one level of names.
        return new Uri(bucket.Contains('.') ? $"https://s3.amazonaws.com/{bucket}/{key}{query}" : $"https://{bucket}.s3.amazonaws.com/{key}{query}");
    }

    /// <summary>The address at which Google's storage tells what it knows of an object, and gives it (its JSON API).</summary>
    /// <param name="uri">The reference, as <c>gs://bucket/key</c>.</param>
    /// <param name="environment">Value of an environment variable; <c>STORAGE_EMULATOR_HOST</c> names another server, as for Google's own clients.</param>
    /// <returns>The address; <see langword="null"/> if the reference names no object.</returns>
    public static Uri? OfGoogle(string uri, Func<string, string?> environment)
    {
        if (Parts(uri) is not var (bucket, key))
            return null;
        string host = environment("STORAGE_EMULATOR_HOST") is { Length: > 0 } emulator
            ? emulator.Contains("://", StringComparison.Ordinal) ? emulator.TrimEnd('/') : "http://" + emulator
            : "https://storage.googleapis.com";
        return new Uri($"{host}/storage/v1/b/{bucket}/o/{key.Replace("/", "%2F", StringComparison.Ordinal)}");
    }

    // The key is escaped but for its slashes.
    private static (string Bucket, string Key)? Parts(string uri)
    {
        string[] parts = uri[(uri.IndexOf("://", StringComparison.Ordinal) + 3)..].Split('/', 2);
        return parts is [{ Length: > 0 } bucket, { Length: > 0 } key] && !bucket.AsSpan().ContainsAnyExcept(InBuckets)
            ? (bucket, string.Join('/', key.Split('/').Select(Uri.EscapeDataString)))
            : null;
    }
}
