using Instrument.Testing.State;
using Microsoft.AspNetCore.Http;

namespace Instrument.Testing.Routes;

/// <summary><c>GET</c> of a run's file from an address of the query <c>RunFiles</c>, on the port of the storage.</summary>
internal sealed class DownloadRoute(ServerState state) : IRoute
{
    private readonly UploadRoute _files = new(state);

    public RequestDescription Describe(byte[] body) => default;

    public Answer Handle(RouteCall call)
    {
        HttpRequest request = call.Request;
        HeaderRules.CheckNoCredentials(request);
        HeaderRules.CheckUserAgent(request);
        UploadTicket ticket = state.Uploads.Find(request.Query["sig"].ToString())
            ?? throw RefusalException.Violates(ViolationKind.Upload, $"nobody gave out the address {request.Path} with this signature", 403);
        if (state.Now >= ticket.Expires)
            throw new RefusalException(403, "Request has expired");
        return state.Get(ticket.Run).Files.TryGetValue(ticket.FileName, out RunFile? file)
            ? ContentAnswer.Of(request, file.Content.ToArray())
            : throw new RefusalException(404, "no such object");
    }

    public Answer Refuse(RefusalException refusal) => _files.Refuse(refusal);
}
