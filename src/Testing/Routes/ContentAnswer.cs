using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Instrument.Testing.Routes;

/// <summary>The answer of an object store: a content, whole or from the place on that the request names.</summary>
internal static class ContentAnswer
{
    private const string ContentType = "application/octet-stream";

    public static Answer Of(HttpRequest request, byte[] content) => Start(request) is { } start and > 0 && start < content.Length
        ? new Answer(206, content[start..], ContentType)
        {
            Headers = [KeyValuePair.Create("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {start}-{content.Length - 1}/{content.Length}"))],
        }
        : new Answer(200, content, ContentType);

    private static int? Start(HttpRequest request) =>
        request.Headers.Range.ToString() is ['b', 'y', 't', 'e', 's', '=', .. var range, '-'] && int.TryParse(range, CultureInfo.InvariantCulture, out int start)
            ? start
            : null;
}
