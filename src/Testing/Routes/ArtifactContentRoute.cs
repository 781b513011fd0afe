using Instrument.Testing.State;
using Microsoft.AspNetCore.Http;

namespace Instrument.Testing.Routes;

/// <summary><c>GET</c> of a stored file from the server itself, with credentials (docs/wire/artifacts.md §6.4).</summary>
internal sealed class ArtifactContentRoute(ServerState state) : IRoute
{
    private readonly UploadRoute _files = new(state);

    public RequestDescription Describe(byte[] body) => default;

    public Answer Handle(RouteCall call)
    {
        HttpRequest request = call.Request;
        HeaderRules.CheckMethod(request, "GET");
        CredentialRules.Check(request, state);
        HeaderRules.CheckUserAgent(request);
        string hex = call.Match.Path.Split('/') is [.., var digest, _] && call.Match.Path.StartsWith("/artifactsV2/", StringComparison.Ordinal)
            ? digest
            : call.Match.Path[(call.Match.Path.LastIndexOf('/') + 1)..];
        ArtifactRules.CheckHexDigest(hex);
        return state.Artifacts.Contents.TryGetValue(Convert.ToBase64String(Convert.FromHexString(hex)), out byte[]? content)
            ? new Answer(200, content, "application/octet-stream")
            : throw new RefusalException(404, "no such object");
    }

    public Answer Refuse(RefusalException refusal) => _files.Refuse(refusal);
}
