using Instrument.Testing.State;
using Microsoft.AspNetCore.Http;

namespace Instrument.Testing.Routes;

/// <summary><c>GET</c> of a file or a manifest of an artifact, whole or from a place on (docs/wire/artifacts.md §6.2 and §6.4).</summary>
internal sealed class ArtifactDownloadRoute(ServerState state) : IRoute
{
    private readonly UploadRoute _files = new(state);

    public RequestDescription Describe(byte[] body) => default;

    public Answer Handle(RouteCall call)
    {
        HttpRequest request = call.Request;
        HeaderRules.CheckNoCredentials(request);
        HeaderRules.CheckUserAgent(request);
        StorageTicket ticket = state.Artifacts.Find(request.Query["sig"].ToString())
            ?? throw RefusalException.Violates(ViolationKind.Upload, $"nobody gave out the address {request.Path} with this signature", 403);
        if (state.Now >= ticket.Expires)
            throw new RefusalException(403, "Request has expired");
        byte[] content = ticket.Content ?? state.Artifacts.Contents.GetValueOrDefault(ticket.Md5) ?? throw new RefusalException(404, "no such object");
        return ContentAnswer.Of(request, content);
    }

    public Answer Refuse(RefusalException refusal) => _files.Refuse(refusal);
}
