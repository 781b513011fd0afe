using System.Net.Http.Headers;
using Instrument.Testing.State;
using Microsoft.AspNetCore.Http;

namespace Instrument.Testing.Routes;

/// <summary>Which headers a request must have and must not have (docs/wire/online.md §1.7).</summary>
internal static class HeaderRules
{
    public static void CheckMethod(HttpRequest request, string method)
    {
        if (request.Method != method)
            throw RefusalException.Violates(ViolationKind.Route, $"{request.Method} of {request.Path}: only {method} is served", 405);
    }

    public static void CheckUserAgent(HttpRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Headers.UserAgent))
            throw RefusalException.Violates(ViolationKind.Header, "User-Agent is missing");
    }

    public static void CheckContentType(HttpRequest request, string mediaType)
    {
        bool isRight = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            && string.Equals(type.MediaType, mediaType, StringComparison.OrdinalIgnoreCase)
            && string.Equals(type.CharSet ?? "utf-8", "utf-8", StringComparison.OrdinalIgnoreCase);
        if (!isRight)
            throw RefusalException.Violates(ViolationKind.Header, $"Content-Type is '{request.ContentType}' instead of {mediaType}", 415);
    }

    public static void CheckNoEncoding(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0)
            throw RefusalException.Violates(ViolationKind.Header, $"Content-Encoding {request.Headers.ContentEncoding} is not served here", 415);
    }

    /// <summary>Writers of one run in several processes are numbered by the real server in a way that is not known (§6).</summary>
    public static void CheckNotShared(HttpRequest request)
    {
        if (request.Headers.ContainsKey("X-WANDB-USE-ASYNC-FILESTREAM"))
            throw RefusalException.Violates(ViolationKind.Header, "shared mode is not served");
    }

    public static void CheckNoCredentials(HttpRequest request)
    {
        if (request.Headers.Authorization.Count > 0)
            throw RefusalException.Violates(ViolationKind.Credentials, $"credentials were sent to {request.Path}");
    }
}
