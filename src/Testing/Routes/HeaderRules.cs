using System.Net.Http.Headers;
using Instrument.Testing.State;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Instrument.Testing.Routes;

/// <summary>Which headers a request must have and must not have (docs/wire/online.md §1.7).</summary>
internal static class HeaderRules
{
    /// <summary>The header with the writer's id on GraphQL requests.</summary>
    public const string GraphQLWriter = "X-WANDB-CLIENT-ID";

    /// <summary>The header with the writer's id on file_stream requests.</summary>
    public const string FileStreamWriter = "X-WANDB-ASYNC-CLIENT-ID";

    private const int WriterIdLength = 32;

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

    /// <summary>
    /// The id of the writer that a request of a run with several writers names; <see langword="null"/> for a run with one (§6).
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="header">Name of the header with the id on this route (§1.7).</param>
    public static string? Writer(HttpRequest request, string header)
    {
        string other = header == GraphQLWriter ? FileStreamWriter : GraphQLWriter;
        if (request.Headers.ContainsKey(other))
            throw RefusalException.Violates(ViolationKind.Header, $"{other} is not sent to {request.Path}");
        bool isShared = request.Headers.TryGetValue("X-WANDB-USE-ASYNC-FILESTREAM", out StringValues flag);
        string id = request.Headers[header].ToString();
        if (isShared != id.Length > 0 || (isShared && flag != "true"))
            throw RefusalException.Violates(ViolationKind.Header, $"X-WANDB-USE-ASYNC-FILESTREAM: true and {header} come together");
        if (isShared && (id.Length != WriterIdLength || !id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))))
            throw RefusalException.Violates(ViolationKind.Header, $"{header} is no id of {WriterIdLength} small letters and digits");
        return isShared ? id : null;
    }

    public static void CheckNoCredentials(HttpRequest request)
    {
        if (request.Headers.Authorization.Count > 0)
            throw RefusalException.Violates(ViolationKind.Credentials, $"credentials were sent to {request.Path}");
    }
}
