using Instrument.Testing.State;
using Microsoft.AspNetCore.Http;

namespace Instrument.Testing.Routes;

/// <summary><c>PUT</c> to an address of <c>CreateRunFiles</c>, on the port for uploads (docs/wire/online.md §4.2).</summary>
internal sealed class UploadRoute(ServerState state) : IRoute
{
    public RequestDescription Describe(byte[] body) => default;

    public Answer Handle(RouteCall call)
    {
        HttpRequest request = call.Request;
        HeaderRules.CheckMethod(request, "PUT");
        HeaderRules.CheckNoCredentials(request);
        HeaderRules.CheckUserAgent(request);
        HeaderRules.CheckNoEncoding(request);
        UploadTicket ticket = TicketOf(request);
        if (request.ContentLength is null)
            throw RefusalException.Violates(ViolationKind.Upload, $"the upload of {ticket.FileName} has no Content-Length", 411);
        CheckHeaders(request, ticket);
        byte[] hash = RunFile.Hash(call.Body);
        if (request.Headers["Content-MD5"] is [var md5] && md5 != Convert.ToBase64String(hash))
            throw RefusalException.Violates(ViolationKind.Upload, $"the bytes of {ticket.FileName} have another MD5 than Content-MD5 says");
        if (state.Now >= ticket.Expires)
            throw new RefusalException(403, "Request has expired");
        Store(state.Get(ticket.Run), ticket.FileName, call);
        return Answer.Empty(200) with { Headers = [KeyValuePair.Create("ETag", $"\"{Convert.ToHexStringLower(hash)}\"")] };
    }

    // Object stores answer in XML.
    public Answer Refuse(RefusalException refusal) =>
        Answer.Text(
            refusal.Status, $"<Error><Message>{System.Security.SecurityElement.Escape(refusal.Message)}</Message></Error>", "application/xml");

    private UploadTicket TicketOf(HttpRequest request) =>
        state.Uploads.Find(request.Query["sig"].ToString())
        ?? throw RefusalException.Violates(ViolationKind.Upload, $"nobody gave out the address {request.Path} with this signature", 403);

    private void CheckHeaders(HttpRequest request, UploadTicket ticket)
    {
        Dictionary<string, string> wanted = new(StringComparer.OrdinalIgnoreCase);
        foreach (string header in state.Options.UploadHeaders)
        {
            if (header.Split(':', 2) is [var name, var value])
                wanted[name] = value.Trim();
        }
        foreach ((string name, string value) in wanted)
        {
            if (request.Headers[name] != value)
                throw RefusalException.Violates(ViolationKind.Upload, $"the upload of {ticket.FileName} lacks the header {name}: {value}", 403);
        }
        if (request.ContentType is { } type && !wanted.ContainsKey("Content-Type"))
        {
            throw RefusalException.Violates(
                ViolationKind.Upload, $"the upload of {ticket.FileName} has the Content-Type {type}, which nobody asked for");
        }
    }

    private static void Store(RunData run, string name, RouteCall call)
    {
        int before = run.Files.TryGetValue(name, out RunFile? file) ? file.UploadCount : 0;
        run.Files[name] = new RunFile(name, call.Body, call.Request.ContentType, before + 1);
    }
}
