using System.Security.Cryptography;

namespace Instrument.Artifacts;

/// <summary>Makes the ids by which a client names artifacts that the server does not know yet, and the addresses with them (docs/wire/artifacts.md §3.5).</summary>
internal static class ArtifactIds
{
    /// <summary>How the address of an entry begins that is in an artifact of which only the client's id is known.</summary>
    public const string ClientScheme = "wandb-client-artifact://";

    /// <summary>How the address of an entry begins that is in an artifact of the server.</summary>
    public const string ServerScheme = "wandb-artifact://";

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const int Length = 128;

    /// <summary>
    /// A new client id or sequence client id. The server keeps one digest for each client id, so every artifact object needs its own.
    /// </summary>
    public static string NewClientId() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>The address of an entry in an artifact that is not uploaded yet.</summary>
    /// <param name="clientId">The artifact's client id.</param>
    /// <param name="path">The entry's path.</param>
    public static string EntryUri(string clientId, string path) => $"{ClientScheme}{clientId}/{path}";

    /// <summary>The address of an entry in the newest artifact of a sequence. Only history values have it.</summary>
    /// <param name="sequenceClientId">The artifact's sequence client id.</param>
    /// <param name="path">The entry's path.</param>
    public static string LatestEntryUri(string sequenceClientId, string path) => $"{ClientScheme}{sequenceClientId}:latest/{path}";

    /// <summary>The address of an entry in an artifact of the server.</summary>
    /// <param name="artifactId">The server's id, in base64.</param>
    /// <param name="path">The entry's path.</param>
    /// <exception cref="FormatException">The id is not base64.</exception>
    public static string ServerEntryUri(string artifactId, string path) =>
        $"{ServerScheme}{Convert.ToHexStringLower(Convert.FromBase64String(artifactId))}/{path}";

    /// <summary>The server's id in an address with <see cref="ServerScheme"/>; <see langword="null"/> if there is none.</summary>
    public static (string ArtifactId, string Path)? OfServerUri(string uri)
    {
        if (Parts(uri, ServerScheme) is not var (host, path) || host.Length % 2 != 0 || !host.All(char.IsAsciiHexDigit))
            return null;
        return (Convert.ToBase64String(Convert.FromHexString(host)), path);
    }

    /// <summary>The client's id in an address with <see cref="ClientScheme"/>; <see langword="null"/> if there is none.</summary>
    public static (string ClientId, string Path)? OfClientUri(string uri) => Parts(uri, ClientScheme);

    private static (string Host, string Path)? Parts(string uri, string scheme)
    {
        if (!uri.StartsWith(scheme, StringComparison.Ordinal) || uri.IndexOf('/', scheme.Length) is not (> 0 and int slash) || slash == scheme.Length)
            return null;
        return (uri[scheme.Length..slash], uri[(slash + 1)..]);
    }
}
