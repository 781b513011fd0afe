namespace Instrument.Artifacts;

/// <summary>Asks an HTTP server for ETag and length of what an artifact refers to; the content is not read.</summary>
internal static class ReferenceProbe
{
    /// <summary>What the server says of an object.</summary>
    /// <exception cref="HttpRequestException">The server cannot be reached, or refuses.</exception>
    public static async Task<(string Uri, ArtifactReferenceInfo Info)> AskAsync(HttpClient http, string uri, CancellationToken cancellation)
    {
        // GET and not HEAD, as with the official client: a signed address is signed for one method.
        using HttpRequestMessage request = new(HttpMethod.Get, uri);
        using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        string? tag = response.Headers.NonValidated.TryGetValues("ETag", out System.Net.Http.Headers.HeaderStringValues tags) ? tags.ToString() : null;
        string? version = response.Headers.TryGetValues("x-ms-version-id", out IEnumerable<string>? versions) ? versions.First() : null;
        return (response.RequestMessage?.RequestUri?.OriginalString ?? uri, new ArtifactReferenceInfo
        {
            ETag = tag,
            Size = response.Content.Headers.ContentLength,
            VersionId = version,
        });
    }
}
