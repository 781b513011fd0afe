using Instrument.Testing.State;
using Microsoft.AspNetCore.Http;

namespace Instrument.Testing.Routes;

/// <summary>
/// <c>GET</c> of a stored file from an address that the server gave, whole or from a place on: of a run's file (query <c>RunFiles</c>), or of a
/// file or manifest of an artifact (docs/wire/artifacts.md §6.2 and §6.4).
/// </summary>
/// <param name="state">What the server knows.</param>
/// <param name="find">Finds by the signature when the address expires and what it leads to; <see langword="null"/> if nobody gave it out.</param>
internal sealed class DownloadRoute(ServerState state, Func<string, (DateTimeOffset Expires, byte[]? Content)?> find) : IRoute
{
    private readonly UploadRoute _files = new(state);

    /// <summary>The route of run files.</summary>
    public static DownloadRoute OfRuns(ServerState state) => new(state, signature => state.Uploads.Find(signature) is { } ticket
        ? (ticket.Expires, state.Get(ticket.Run).Files.TryGetValue(ticket.FileName, out RunFile? file) ? file.Content.ToArray() : null)
        : null);

    /// <summary>The route of artifacts.</summary>
    public static DownloadRoute OfArtifacts(ServerState state) => new(state, signature => state.Artifacts.Find(signature) is { } ticket
        ? (ticket.Expires, ticket.Content ?? state.Artifacts.Contents.GetValueOrDefault(ticket.Md5))
        : null);

    public RequestDescription Describe(byte[] body) => default;

    public Answer Handle(RouteCall call)
    {
        HttpRequest request = call.Request;
        HeaderRules.CheckNoCredentials(request);
        HeaderRules.CheckUserAgent(request);
        (DateTimeOffset expires, byte[]? content) = find(request.Query["sig"].ToString())
            ?? throw RefusalException.Violates(ViolationKind.Upload, $"nobody gave out the address {request.Path} with this signature", 403);
        if (state.Now >= expires)
            throw new RefusalException(403, "Request has expired");
        return ContentAnswer.Of(request, content ?? throw new RefusalException(404, "no such object"));
    }

    public Answer Refuse(RefusalException refusal) => _files.Refuse(refusal);
}
